import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { chipao, homeOf, registersOf } from './chipao.ts';

const PEOPLE = 300_000;
const NEWLINE = 10;
const CHUNK_BYTES = 4 * 1024 * 1024;

/** 300,000 people from files to published areas in 60 s or less and under 2 GB; a second run with nothing changed under 2 s. */
export async function journey(): Promise<object> {
  return measureJourney(PEOPLE);
}

/** One journey from files to areas in an empty home, and a second one with nothing changed. */
export function measureJourney(people: number): JourneyResult {
  const input = registersOf(people);
  const home = homeOf(`journey-${people}`, { keep: false });
  const first = chipao(['run', '--input', input, '--home', home]) as RunJson;
  const begun = performance.now();
  chipao(['run', '--input', input, '--home', home]);
  const secondRunSeconds = (performance.now() - begun) / 1000;
  const scan = scanBytes(input);
  const rowsPerSecond = Object.fromEntries(
    Object.entries(first.seconds).map(([stage, seconds]) => [
      stage,
      Math.round(first.rowsIn / Math.max(seconds, 0.001)),
    ]),
  );
  return {
    people,
    rowsIn: first.rowsIn,
    seconds: first.seconds,
    microsecondsPerPerson: Number((((first.seconds['total'] ?? 0) * 1e6) / people).toFixed(1)),
    peakMemoryMb: first.peakMemoryMb,
    secondRunSeconds,
    inputRowsPerSecond: rowsPerSecond,
    plainScan: { ...scan, rowsPerSecond: Math.round(scan.lines / scan.seconds) },
  };
}

type RunJson = { rowsIn: number; seconds: Record<string, number>; peakMemoryMb: number };

/** What one journey came to. */
export type JourneyResult = Readonly<{
  people: number;
  rowsIn: number;
  seconds: Record<string, number>;
  microsecondsPerPerson: number;
  peakMemoryMb: number;
  secondRunSeconds: number;
  inputRowsPerSecond: Record<string, number>;
  plainScan: object;
}>;

/** The distance to the limit: reading the same bytes and counting line ends, nothing else. */
function scanBytes(folder: string): { mb: number; lines: number; seconds: number } {
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const begun = performance.now();
  let bytes = 0;
  let lines = 0;
  for (const name of readdirSync(folder)) {
    const file = openSync(join(folder, name), 'r');
    for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
      bytes += got;
      for (let at = chunk.indexOf(NEWLINE); at !== -1 && at < got; at = chunk.indexOf(NEWLINE, at + 1))
        lines++;
    }
    closeSync(file);
  }
  return { mb: Math.round(bytes / 1e6), lines, seconds: (performance.now() - begun) / 1000 };
}
