import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClearRecord, evaluateJob, linkFiles, parseLinkSettings } from '../../src/linker/index.ts';
import { personOf } from './people.ts';

const MEMORY_MB = 2000;
const THREADS = 2;

/** Precision, recall and F1 of linking names as they are: the linker with its own threshold, over the same columns. */
export async function linkNormally(
  left: readonly ClearRecord[],
  right: readonly ClearRecord[],
  columns: readonly string[],
): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'chipao-private-'));
  try {
    const paths = [left, right].map((records, file) => write(join(folder, `${file}.csv`), records, columns));
    const settings = parseLinkSettings(settingsFor(columns));
    const limits = { memoryMb: MEMORY_MB, threads: THREADS, tempDirectory: join(folder, 'spill') };
    return await linkFiles({ settings, paths, limits }, async (job, engine) => {
      const { pairs, thresholds, missedByBlocking } = await evaluateJob(engine, job);
      const { precision, recall, f1, truePairs } = pairs;
      const bestF1 = Math.max(...thresholds.map((step) => step.f1));
      const shares = { precision, recall, f1, bestF1, missedByBlocking: missedByBlocking / truePairs };
      return Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, round(share)]));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type SettingsFile = Readonly<{ comparisons: readonly { column: string }[] }>;

/** The settings that febrl4 is linked with elsewhere, without the columns that are not encoded; rules are chosen for what is left. */
function settingsFor(columns: readonly string[]): object {
  const file = JSON.parse(readFileSync('bench/linkage/settings/febrl4.json', 'utf8')) as SettingsFile;
  return {
    ...file,
    truth: 'person',
    comparisons: file.comparisons.filter(({ column }) => columns.includes(column)),
    blocking: 'auto',
  };
}

function write(path: string, records: readonly ClearRecord[], columns: readonly string[]): string {
  const rows = records.map(({ id, values }) => [
    id,
    personOf(id),
    ...columns.map((column) => values[column] ?? ''),
  ]);
  writeFileSync(path, [['rec_id', 'person', ...columns], ...rows].map((row) => row.join(',')).join('\n'));
  return path;
}

function round(share: number): number {
  return Number(share.toFixed(4));
}
