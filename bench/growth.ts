import { measureJourney } from './journey.ts';

const SMALLER = 1_000_000;
const LARGER = 5_000_000;

/** Linear growth: time a person at 5 million people at most 1.3 times that at 1 million; peak memory under 8 GB. */
export async function growth(): Promise<object> {
  const smaller = measureJourney(SMALLER);
  const larger = measureJourney(LARGER);
  return {
    ratioOfTimeAPerson: Number((larger.microsecondsPerPerson / smaller.microsecondsPerPerson).toFixed(3)),
    smaller,
    larger,
  };
}
