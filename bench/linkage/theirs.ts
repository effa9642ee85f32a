import { loadavg } from 'node:os';
import { join } from 'node:path';
import { FOLDER } from '../chipao.ts';
import { splinkLink } from '../peers/splink/splink.ts';
import type { LinkData } from './datasets.ts';
import { type Judgement, judge } from './judge.ts';

/** One timed run of Splink and what came of it. */
export type TheirRun = Awaited<ReturnType<typeof splinkLink>> & Readonly<{ loadBefore: number }>;

/** Where Splink leaves its answers for a data set. */
export function theirFolder(data: LinkData): string {
  return join(FOLDER, 'linkage', 'splink', data.name);
}

/** Where Splink's trained model of a data set is kept. */
export function theirModel(data: LinkData): string {
  return join(theirFolder(data), 'model.json');
}

/** Runs Splink once as its documentation says. */
export async function runSplink(data: LinkData): Promise<TheirRun> {
  const files = await data.files();
  const loadBefore = loadavg()[0] ?? 0;
  const run = await splinkLink({
    ...data.splink,
    files,
    out: theirFolder(data),
    ...(data.splink.emMaxPairs === undefined ? { saveModel: theirModel(data) } : {}),
  });
  return { ...run, loadBefore };
}

/** Judges what the last run left. */
export async function judgeSplink(data: LinkData): Promise<Judgement> {
  const folder = theirFolder(data);
  return judge(data, {
    files: await data.files(),
    clusters: join(folder, 'clusters.parquet'),
    edges: join(folder, 'edges.parquet'),
    id: 'id',
  });
}
