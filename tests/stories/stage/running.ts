import { type RunReport, runAndPublish } from '../../../src/faces/cli/run-journey.ts';
import { inHouse } from '../../../src/faces/cli/wiring.ts';

type Request = Readonly<{ home: string; input: string }>;
const SILENT = { answer: () => undefined, progress: () => undefined };

/** Runs the journey as `chipao run` does, in this process. */
export function runHere({ home, input }: Request): Promise<RunReport> {
  return inHouse({ home }, (house) => runAndPublish(house, { inputDir: input }, SILENT));
}
