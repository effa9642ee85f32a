import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { pinnedVersions, pythonOf } from '../python-environment.ts';

const HERE = import.meta.dirname;
const REQUIREMENTS = join(HERE, 'requirements.txt');
const STDERR_SHOWN = 2000;

/** What one run of Splink took; `total` is from reading the files to having the clusters, without starting the process. */
const linkReport = z.object({
  seconds: z.object({
    read: z.number(),
    train: z.number(),
    predict: z.number(),
    cluster: z.number(),
    total: z.number(),
  }),
  cpuSeconds: z.number(),
  peakMb: z.number(),
  edges: z.number(),
});
const clusterReport = z.object({
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMb: z.number(),
  clusters: z.number(),
});
const milliseconds = z.object({ first: z.number(), median: z.number() });
const pairReport = z.object({ pairs: z.number(), scorePairMs: milliseconds, compareRecordsMs: milliseconds });

/** A data set for Splink: the documented job of its kind, the files, and where the answers go. */
export type SplinkLink = Readonly<{
  job: string;
  files: readonly string[];
  out: string;
  /** Upper bound of the pairs a training block may show; for data too large to train on whole. */
  emMaxPairs?: number;
  /** Keeps the trained model at this path. */
  saveModel?: string;
}>;

/** Trains, predicts and clusters; the folder then holds `clusters.parquet` and `edges.parquet`. */
export async function splinkLink({ job, files, out, emMaxPairs, saveModel }: SplinkLink) {
  const words = ['--job', job, '--out', out];
  if (emMaxPairs !== undefined) words.push('--em-max-pairs', String(emMaxPairs));
  if (saveModel !== undefined) words.push('--save-model', saveModel);
  return linkReport.parse(await python('run.py', [...words, ...files]));
}

/** Clusters the edges of a Parquet file and writes the clusters beside it. */
export async function splinkCluster(edges: string, records: number, out: string) {
  return clusterReport.parse(
    await python('cluster.py', ['--edges', edges, '--records', String(records), '--out', out]),
  );
}

/** Scores single pairs of a file with a kept model. */
export async function splinkPair(model: string, file: string) {
  return pairReport.parse(await python('pair.py', ['--model', model, file]));
}

/** The versions that are measured. */
export function splinkVersions(): string[] {
  return pinnedVersions(REQUIREMENTS);
}

async function python(script: string, words: readonly string[]): Promise<unknown> {
  const child = spawn(pythonOf('splink', REQUIREMENTS), ['-B', join(HERE, script), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [printed, said] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const status = child.exitCode ?? (await new Promise((ended) => child.once('close', ended)));
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${said.slice(-STDERR_SHOWN)}`);
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '');
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of stream) pieces.push(String(piece));
  return pieces.join('');
}
