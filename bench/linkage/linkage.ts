import { join } from 'node:path';
import { FOLDER } from '../chipao.ts';
import { splinkVersions } from '../peers/splink/splink.ts';
import { writeResult } from '../result.ts';
import { DATA_SETS, type LinkData, settingsOf } from './datasets.ts';
import { edgeClustering } from './edge-clustering.ts';
import { judge } from './judge.ts';
import { ourOnePair } from './one-pair.ts';
import { type OurRun, runOurs } from './ours.ts';
import { onePair } from './peers-splink.ts';
import { summary } from './summary.ts';
import { judgeSplink, runSplink, type TheirRun } from './theirs.ts';

const THREADS = 2;

/** Splink and ours on the same data, in turns, on two threads, judged by one evaluator; kept after every data set. */
export async function linkage(): Promise<object> {
  const rows: object[] = [];
  for (const data of DATA_SETS) {
    rows.push(await measure(data));
    writeResult('linkage', { versions: splinkVersions(), rows });
  }
  return {
    versions: splinkVersions(),
    rows,
    edgeClustering: await edgeClustering(),
    onePair: { splink: await onePair(), ours: await ourOnePair() },
  };
}

/** A bench for each data set alone, by name: `linkage-febrl3`. */
export const LINKAGE_ALONE: Readonly<Record<string, () => Promise<object>>> = Object.fromEntries(
  DATA_SETS.map((data) => [
    `linkage-${data.name}`,
    async () => ({ versions: splinkVersions(), rows: [await measure(data)] }),
  ]),
);

/** One data set: Splink and each of our modes, one after the other, as many rounds as the data set asks. */
async function measure(data: LinkData): Promise<object> {
  const modes = settingsOf(data);
  if (modes.length === 0)
    throw new Error(`no settings for ${data.name}: write bench/linkage/settings/${data.settings}.json`);
  const theirs: TheirRun[] = [];
  const ours = new Map<string, OurRun[]>(modes.map(({ mode }) => [mode, []]));
  for (let round = 0; round < data.rounds; round++) {
    theirs.push(await runSplink(data));
    for (const { mode, path } of modes) {
      const out = join(FOLDER, 'linkage', 'ours', `${data.name}-${mode}`);
      ours
        .get(mode)
        ?.push(await runOurs({ settings: path, files: await data.files(), out, threads: THREADS }));
    }
  }
  const splinkSeconds = median(theirs.map((run) => run.seconds.total));
  return {
    data: data.name,
    splink: {
      seconds: splinkSeconds,
      runs: theirs.map((run) => run.seconds.total),
      loadBefore: theirs.map((run) => run.loadBefore),
      cpuSeconds: median(theirs.map((run) => run.cpuSeconds)),
      peakMb: Math.max(...theirs.map((run) => run.peakMb)),
      ...summary(await judgeSplink(data)),
    },
    ours: await Promise.all([...ours].map(([mode, runs]) => ourRow(data, { mode, runs, splinkSeconds }))),
  };
}

type OurRuns = Readonly<{ mode: string; runs: readonly OurRun[]; splinkSeconds: number }>;

async function ourRow(data: LinkData, { mode, runs, splinkSeconds }: OurRuns): Promise<object> {
  const last = runs.at(-1);
  if (!last) throw new Error(`${data.name} was not run in mode ${mode}`);
  const seconds = median(runs.map((run) => run.seconds));
  const judged = await judge(data, {
    files: await data.files(),
    clusters: last.clusterFile,
    edges: last.edgeFile,
    id: data.id,
  });
  return {
    mode,
    seconds,
    runs: runs.map((run) => run.seconds),
    cpuSeconds: last.cpuSeconds,
    timesFasterThanSplink: splinkSeconds / seconds,
    peakMb: Math.max(...runs.map((run) => run.peakMb)),
    ...summary(judged),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
