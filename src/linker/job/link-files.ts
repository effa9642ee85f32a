import { type Problem, problem } from '../../base/errors/index.ts';
import { dialect, type Engine, type EngineLimits, lacksMemory, openEngine } from '../../base/lake/index.ts';
import { countRules, makePairs, notesOfRules, possiblePairs, type RuleCount } from '../blocking/index.ts';
import { patternCount } from '../model/index.ts';
import {
  addTermFrequencies,
  type LoadedRecords,
  loadRecords,
  notesOfColumns,
  type ValueChances,
} from '../records/index.ts';
import {
  checkCustomSql,
  comparedLabels,
  comparePairs,
  estimateU,
  levelCounts,
  type ScoredPairs,
  scorePairs,
  sqlFault,
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
import {
  automaticRules,
  type BlockingReach,
  blockingReach,
  type RuleSuggestions,
  suggestRules,
} from '../suggest/index.ts';
import { formClusters } from './form-clusters.ts';

/** What one job found. */
export type LinkJob = Readonly<{
  /** What was asked for, with the blocking rules spelt out. */
  settings: LinkSettings;
  records: LoadedRecords;
  comparisons: readonly PlannedComparison[];
  rules: readonly RuleCount[];
  /** What was noticed on the way, to be shown beside the answer. */
  notes: readonly Problem[];
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

/**
 * Links the records of files: reads, blocks, compares, learns, scores and clusters them. The engine stays open for `then`. Throws what
 * is wrong with the order before anything is read (LINK_FILES_TOO_FEW, LINK_LEVELS_TOO_MANY), LINK_TOO_MANY_PAIRS before anything is
 * compared, and what `loadRecords` and `checkCustomSql` throw.
 */
export async function linkFiles<Answer>(
  order: LinkOrder,
  then: (job: LinkJob, engine: Engine) => Promise<Answer>,
): Promise<Answer> {
  return onRecords(order, async (ready) => {
    const { engine, clock, settings, records, comparisons, planned } = ready;
    await checkCustomSql(engine, records, comparisons);
    const chances = await clock('count values', () => addTermFrequencies(engine, records, comparisons));
    const rules = await clock('block', async () => {
      const counts = await countRules(engine, records, { rules: planned, settings });
      await makePairs(engine, { rules: planned, counts, mode: settings.mode });
      return counts;
    });
    const model = await learnModel(ready, { order, chances }).catch((cause: unknown) => {
      throw sqlFault(comparisons, cause);
    });
    const pairs = await clock('score', () => scorePairs(engine, model, comparisons));
    const cluster = await clock('cluster', () => formClusters(engine, { settings, records, pairs }));
    const notes = [...notesOfColumns(records.odd), ...notesOfRules(rules)];
    const seconds = clock.seconds();
    return then({ settings, records, comparisons, rules, notes, model, pairs, cluster, seconds }, engine);
  });
}

/** Compares all pairs, and learns from them unless the order brings a model. */
async function learnModel(
  { engine, clock, settings, records, comparisons, planned }: Ready,
  { order, chances }: Readonly<{ order: LinkOrder; chances: ValueChances }>,
): Promise<TrainedModel> {
  await clock('compare', () => comparePairs(engine, records, comparisons));
  return clock('train', async () => {
    if (order.model) return order.model;
    const u = await estimateU(engine, records, { comparisons, chances, settings });
    const pairs = possiblePairs(records, settings.mode);
    const labelled = settings.training.labels
      ? await comparedLabels(engine, records, { comparisons, settings })
      : undefined;
    const populations = [];
    for (const [place, { name }] of settings.populations.entries()) {
      const population = place + 1;
      const own = await estimateU(engine, records, { comparisons, chances, settings, population });
      const count = records.populations[population] ?? 0;
      populations.push({ name, u: own, pairs: (count * (count - 1)) / 2 });
    }
    return trainModel(engine, { comparisons, rules: planned, u, pairs, labelled, populations });
  });
}

/** What blocking rules would bring. */
export type BlockingCounts = Readonly<{
  records: number;
  rules: readonly RuleCount[];
  /** A rule that brings more is refused when files are linked. */
  mostPairs: number;
  /** How many of the true pairs they bring, where the settings name the truth. */
  reach: BlockingReach | undefined;
  notes: readonly Problem[];
}>;

/** Counts what each blocking rule would bring, and makes no pair. */
export async function countBlocking(order: LinkOrder): Promise<BlockingCounts> {
  const { mostPairs } = order.settings;
  return onRecords(order, async ({ engine, records, settings, planned }) => {
    const unrefused = { ...settings, mostPairs: Number.POSITIVE_INFINITY };
    const rules = await countRules(engine, records, { rules: planned, settings: unrefused });
    const reach = settings.truth === undefined ? undefined : await blockingReach(engine, records, settings);
    const notes = [...notesOfColumns(records.odd), ...notesOfRules(rules)];
    return { records: records.count, rules, mostPairs, reach, notes };
  });
}

/** Suggests further blocking rules, learnt from the column with the truth. Throws LINK_TRUTH_MISSING. */
export async function suggestBlocking(order: LinkOrder, budget?: number): Promise<RuleSuggestions> {
  if (order.settings.truth === undefined) throw problem('LINK_TRUTH_MISSING');
  return onRecords(order, ({ engine, records, settings }) =>
    suggestRules(engine, records, { settings, budget }),
  );
}

type Ready = Readonly<{
  engine: Engine;
  clock: Clock;
  settings: LinkSettings;
  records: LoadedRecords;
  comparisons: readonly PlannedComparison[];
  planned: readonly PlannedRule[];
}>;

async function onRecords<Answer>(order: LinkOrder, work: (ready: Ready) => Promise<Answer>): Promise<Answer> {
  const { settings } = order;
  const comparisons = plannedComparisons(settings);
  if (settings.mode === 'link' && order.paths.length < 2) throw problem('LINK_FILES_TOO_FEW');
  if (settings.training.labels && settings.truth === undefined) throw problem('LINK_TRUTH_MISSING');
  if (patternCount(levelCounts(comparisons)) * (settings.populations.length + 1) > Number.MAX_SAFE_INTEGER)
    throw problem('LINK_LEVELS_TOO_MANY', { comparisons: comparisons.length });
  const engine = await openEngine(order.limits);
  const clock = stopwatch(order.watch);
  try {
    await engine.run(dialect.forgetRowOrder());
    const records = await clock('read', () => loadRecords(engine, settings, order.paths));
    const spelt = await withRules({ engine, clock, records }, settings);
    return await work({ engine, clock, settings: spelt, records, comparisons, planned: plannedRules(spelt) });
  } catch (cause) {
    throw lacksMemory(cause) ? problem('LINK_MEMORY_SPENT', { memory: order.limits.memoryMb }, cause) : cause;
  } finally {
    await engine.close();
  }
}

/** The settings with their blocking rules chosen, where they leave that to the files. */
async function withRules(
  { engine, clock, records }: Pick<Ready, 'engine' | 'clock' | 'records'>,
  settings: LinkSettings,
): Promise<LinkSettings> {
  if (settings.blocking !== 'auto') return settings;
  const blocking = await clock('choose rules', () => automaticRules(engine, records, settings));
  return { ...settings, blocking };
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
