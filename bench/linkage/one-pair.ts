import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { id, join, sql } from '../../src/base/lake/index.ts';
import {
  linkFiles,
  pairScorer,
  plannedRules,
  type RecordValues,
  readLinkSettings,
} from '../../src/linker/index.ts';

const FILE = 'bench/linkdata/historical_25k.parquet';
const SETTINGS = 'bench/linkage/settings/historical.json';
const RECORDS = 2000;
const PAIRS = 100_000;
const MILLISECONDS = 1000;

/** One pair scored and explained, every step of it, by a model trained before: milliseconds a pair, over many. */
export async function ourOnePair(): Promise<object> {
  const settings = await readLinkSettings(SETTINGS);
  const limits = { memoryMb: 4000, threads: 2, tempDirectory: joinPath(tmpdir(), 'chipao-link') };
  return linkFiles({ settings, paths: [FILE], limits }, async (job, engine) => {
    const columns = job.records.columns.map(
      (name, index) => sql`${job.records.column(name)} as ${id(`v${index}`)}`,
    );
    const rows = await engine.rows(
      sql`select ${join(columns)} from records where rid < ${RECORDS} order by rid`,
    );
    const records = rows.map(
      (row): RecordValues =>
        Object.fromEntries(job.records.columns.map((name, index) => [name, textOf(row[`v${index}`])])),
    );
    const score = pairScorer(job.model, job.comparisons, plannedRules(settings));
    let sum = 0;
    const begun = performance.now();
    for (let pair = 0; pair < PAIRS; pair++) {
      const left = records[pair % RECORDS];
      const right = records[(pair * 7 + 1) % RECORDS];
      if (left && right) sum += score(left, right).probability;
    }
    const milliseconds = (performance.now() - begun) / PAIRS;
    return {
      pairs: PAIRS,
      milliseconds: Math.round(milliseconds * MILLISECONDS) / MILLISECONDS,
      meanProbability: sum / PAIRS,
    };
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
