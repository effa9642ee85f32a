import { measureJourney } from './journey.ts';
import { writeResult } from './result.ts';

const SMALLER = 1_000_000;
const LARGER = 5_000_000;

/** Linear growth: time a person at 5 million people at most 1.3 times that at 1 million; peak memory under 8 GB. */
export async function growth(): Promise<object> {
  const [smaller, larger] = [SMALLER, LARGER].map((people) => {
    const result = measureJourney(people);
    writeResult(`journey-${people}`, result);
    return result;
  });
  const ratio = (larger?.microsecondsPerPerson ?? 0) / (smaller?.microsecondsPerPerson ?? 1);
  return { ratioOfTimeAPerson: Number(ratio.toFixed(3)), smaller, larger };
}
