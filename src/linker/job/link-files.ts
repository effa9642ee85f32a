import { dialect, type Engine, type EngineLimits, openEngine } from '../../base/lake/index.ts';
import { countRules, makePairs, type RuleCount } from '../blocking/index.ts';
import { addTermFrequencies, type LoadedRecords, loadRecords } from '../records/index.ts';
import {
  comparePairs,
  estimateU,
  type ScoredPairs,
  scorePairs,
  type TrainedModel,
  trainModel,
} from '../scoring/index.ts';
import {
  type LinkSettings,
  type PlannedComparison,
  type PlannedRule,
  plannedComparisons,
  plannedRules,
} from '../settings/index.ts';
import { formClusters } from './form-clusters.ts';

/** What one job found. */
export type LinkJob = Readonly<{
  records: LoadedRecords;
  comparisons: readonly PlannedComparison[];
  rules: readonly RuleCount[];
  model: TrainedModel;
  pairs: ScoredPairs;
  /** For each record the smallest record of its cluster. */
  cluster: Int32Array;
  seconds: Readonly<Record<string, number>>;
}>;

/** What a step of the job may be told about. */
export type LinkWatch = (step: string) => void;

/** What is to be linked, and how. With a model nothing is trained. */
export type LinkOrder = Readonly<{
  settings: LinkSettings;
  paths: readonly string[];
  limits: EngineLimits;
  model?: TrainedModel | undefined;
  watch?: LinkWatch;
}>;

/** Links the records of files: reads, blocks, compares, learns, scores and clusters them. The engine stays open for `then`. */
export async function linkFiles<Answer>(
  order: LinkOrder,
  then: (job: LinkJob, engine: Engine) => Promise<Answer>,
): Promise<Answer> {
  return onRecords(order, async ({ engine, clock, records, plan }) => {
    const { comparisons, planned } = plan;
    const chances = await clock('count values', () => addTermFrequencies(engine, records, comparisons));
    const rules = await clock('block', async () => {
      const counts = await countRules(engine, records, { rules: planned, settings: order.settings });
      await makePairs(engine, { rules: planned, counts, mode: order.settings.mode });
      return counts;
    });
    await clock('compare', () => comparePairs(engine, records, comparisons));
    const model = await clock('train', async () => {
      if (order.model) return order.model;
      const u = await estimateU(engine, records, { comparisons, chances, settings: order.settings });
      const pairs = (records.count * (records.count - 1)) / 2;
      return trainModel(engine, { comparisons, rules: planned, u, pairs });
    });
    const pairs = await clock('score', () => scorePairs(engine, model, comparisons));
    const cluster = await clock('cluster', () =>
      formClusters(engine, { settings: order.settings, records, pairs }),
    );
    return then({ records, comparisons, rules, model, pairs, cluster, seconds: clock.seconds() }, engine);
  });
}

/** Counts what each blocking rule would bring, and makes no pair. Throws LINK_TOO_MANY_PAIRS. */
export async function countBlocking(
  order: LinkOrder,
): Promise<Readonly<{ records: number; rules: RuleCount[] }>> {
  return onRecords(order, async ({ engine, records, plan }) => ({
    records: records.count,
    rules: await countRules(engine, records, { rules: plan.planned, settings: order.settings }),
  }));
}

type Ready = Readonly<{
  engine: Engine;
  clock: Clock;
  records: LoadedRecords;
  plan: Readonly<{ comparisons: PlannedComparison[]; planned: PlannedRule[] }>;
}>;

async function onRecords<Answer>(order: LinkOrder, work: (ready: Ready) => Promise<Answer>): Promise<Answer> {
  const { settings } = order;
  const plan = { comparisons: plannedComparisons(settings), planned: plannedRules(settings) };
  const engine = await openEngine(order.limits);
  const clock = stopwatch(order.watch);
  try {
    await engine.run(dialect.forgetRowOrder());
    const records = await clock('read', () => loadRecords(engine, settings, order.paths));
    return await work({ engine, clock, records, plan });
  } finally {
    await engine.close();
  }
}

type Clock = (<Answer>(step: string, work: () => Promise<Answer>) => Promise<Answer>) &
  Readonly<{ seconds: () => Record<string, number> }>;

function stopwatch(watch?: LinkWatch): Clock {
  const seconds: Record<string, number> = {};
  const begun = performance.now();
  const clock = async <Answer>(step: string, work: () => Promise<Answer>): Promise<Answer> => {
    watch?.(step);
    const started = performance.now();
    const answer = await work();
    seconds[step] = (performance.now() - started) / 1000;
    return answer;
  };
  return Object.assign(clock, {
    seconds: () => ({ ...seconds, total: (performance.now() - begun) / 1000 }),
  });
}
