import { join } from 'node:path';
import { z } from 'zod';
import { chipao } from '../chipao.ts';

/** What `chipao link --json` says of a run; `total` is from reading the files to having the clusters. */
const linkJson = z.object({
  seconds: z.object({ total: z.number() }).catchall(z.number()),
  peakMemoryMb: z.number(),
  cpuSeconds: z.number().optional(),
});

/** One job for our linker: files and settings as a user would hand them over, and a folder of its own for the answer. */
export type OurJob = Readonly<{
  settings: string;
  files: readonly string[];
  out: string;
  threads: number;
}>;

/** What one of our runs took, and where its clusters and, if written, its edges lie. */
export type OurRun = Readonly<{
  seconds: number;
  cpuSeconds?: number;
  peakMb: number;
  clusterFile: string;
  edgeFile: string;
}>;

/** Runs the command in a process of its own. */
export async function runOurs({ settings, files, out, threads }: OurJob): Promise<OurRun> {
  const said = linkJson.parse(
    chipao(['link', '--settings', settings, '--out', out, '--threads', String(threads), ...files]),
  );
  return {
    seconds: said.seconds.total,
    ...(said.cpuSeconds === undefined ? {} : { cpuSeconds: said.cpuSeconds }),
    peakMb: said.peakMemoryMb,
    clusterFile: join(out, 'clusters.parquet'),
    edgeFile: join(out, 'edges.parquet'),
  };
}
