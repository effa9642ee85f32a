import { splinkPair, splinkVersions } from '../peers/splink/splink.ts';
import { writeResult } from '../result.ts';
import { DATA_SETS } from './datasets.ts';
import { edgeClustering } from './edge-clustering.ts';
import { summary } from './summary.ts';
import { judgeSplink, runSplink, theirModel } from './theirs.ts';

const MODEL_OF = 'historical_25k';

/** Splink alone: every data set once, clustering of 5 million edges, and one pair. */
export async function peersSplink(): Promise<object> {
  const rows: object[] = [];
  for (const data of DATA_SETS) {
    const run = await runSplink(data);
    rows.push({ data: data.name, ...run, ...summary(await judgeSplink(data)) });
    writeResult('peers-splink', { versions: splinkVersions(), rows });
  }
  return {
    versions: splinkVersions(),
    rows,
    edgeClustering: await edgeClustering(),
    onePair: await onePair(),
  };
}

/** The time Splink takes for a single pair, with the model that its last run on historical_25k left. */
export async function onePair(): Promise<Awaited<ReturnType<typeof splinkPair>>> {
  const data = DATA_SETS.find(({ name }) => name === MODEL_OF);
  const [file] = (await data?.files()) ?? [];
  if (!data || !file) throw new Error(`no data set ${MODEL_OF}`);
  return splinkPair(theirModel(data), file);
}
