import { type Engine, sql } from '../../base/lake/index.ts';
import {
  agreeingLambda,
  type EmResult,
  expectationMaximisation,
  type LevelCounts,
  type LevelProbabilities,
  populationOf,
  unpackPatterns,
} from '../model/index.ts';
import type { PlannedComparison, PlannedRule } from '../settings/index.ts';
import { levelCounts } from './compare.ts';
import { withGiven } from './given-shares.ts';
import { mOfLabels, type PatternCounts } from './labelled-m.ts';

/** What one blocking rule taught: EM over its pairs alone, the comparisons that it decides left out. */
export type TrainingSession = Readonly<{
  rule: string;
  pairs: number;
  lambda: number;
  iterations: number;
  converged: boolean;
  skipped: readonly string[];
  /** u among this rule's pairs: people whom a rule brings together also share more else than people drawn at random. */
  u: LevelProbabilities;
}>;

/** What was learnt of one kind of people. */
export type LearntModel = Readonly<{
  m: number[][];
  /** u of random pairs. */
  u: LevelProbabilities;
  lambda: number;
  expectedMatches: number;
  sessions: readonly TrainingSession[];
}>;

/** A trained model, and those of populations whose pairs were enough to learn from; a pair of any other is scored by the first. */
export type TrainedModel = LearntModel &
  Readonly<{ populations?: readonly Readonly<{ name: string; model: LearntModel | undefined }>[] }>;

/** What training is made from. `pairs` is how many pairs of records there are in all, compared or not. */
export type TrainingPlan = Readonly<{
  comparisons: readonly PlannedComparison[];
  rules: readonly PlannedRule[];
  u: LevelProbabilities;
  pairs: number;
  /** Pairs that are known to be one person; m is learnt from them where they are given. */
  labelled?: PatternCounts | undefined;
  populations?: readonly Readonly<{ name: string; u: LevelProbabilities; pairs: number }>[];
}>;

type Counts = PatternCounts & Readonly<{ rules: Float64Array }>;

/** Where so large a share of a rule's pairs agrees exactly, the rule decides the comparison, whatever its columns are called. */
const DECIDED = 0.995;

/** u of random pairs is believed as strongly as this share of a rule's pairs, and at least as so many. */
const BELIEF_SHARE = 0.02;
const BELIEF_LEAST = 10;

/** What all pairs teach of m is believed as strongly as so many matches of a population's own. */
const BELIEF_OF_ALL = 20;

/** A population that expects fewer matches has no model of its own, and a rule that brings it fewer pairs teaches nothing more. */
const LEAST_MATCHES = 20;
const LEAST_PAIRS = 50;

/**
 * Learns the model from the compared pairs. First m: one EM for each blocking rule with u of random pairs, averaged by the matches each
 * expects; or straight from labels. Then, with that m, lambda and u of each rule's own pairs. Populations learn from their own pairs,
 * beginning with what all pairs teach.
 */
export async function trainModel(engine: Engine, plan: TrainingPlan): Promise<TrainedModel> {
  const all = await countPatterns(engine);
  const levels = levelCounts(plan.comparisons);
  const model = learn(all, plan);
  if (!plan.populations?.length) return model;
  const populations = plan.populations.map(({ name, u, pairs }, place) => {
    const own = (counts: PatternCounts) => (_: number, index: number) =>
      populationOf(counts.patterns[index] ?? 0, levels) === place + 1;
    const compared = { ...onlyWhere(all, own(all)), rules: all.rules.filter(own(all)) };
    const labelled = plan.labelled && onlyWhere(plan.labelled, own(plan.labelled));
    const learnt = learn(compared, { ...plan, u, pairs, labelled }, model);
    return { name, model: learnt.expectedMatches < LEAST_MATCHES ? undefined : learnt };
  });
  return { ...model, populations };
}

function onlyWhere(
  { patterns, counts }: PatternCounts,
  holds: (_: number, index: number) => boolean,
): PatternCounts {
  return { patterns: patterns.filter(holds), counts: counts.filter(holds) };
}

/** Learns from some pairs; `before` is what all pairs taught. */
function learn(all: Counts, plan: TrainingPlan, before?: LearntModel): LearntModel {
  const { comparisons } = plan;
  const levels = levelCounts(comparisons);
  const believed = before ? { m: before.m, belief: { m: BELIEF_OF_ALL } } : {};
  const runs = plan.rules.map((rule, index) => {
    const counted = withRule(all, index);
    const skipped = skippedBy(comparisons, rule, bestShares(levels, counted));
    const result = expectationMaximisation({ levels, ...counted, u: plan.u, skipped, ...believed });
    return { rule, counted, skipped, result };
  });
  const labelled = plan.labelled && mOfLabels(plan.labelled, levels);
  const m = withGiven(labelled ?? levels.map((_, field) => averageM(runs, field)), comparisons, 'm');
  const lambda = agreeingLambda({ levels, m, u: plan.u, ...all, pairs: plan.pairs });
  const sessions = runs.map(({ rule, counted, skipped, result }, index): TrainingSession => {
    const known = before?.sessions[index];
    if (known && result.pairs < LEAST_PAIRS) return known;
    const own = expectationMaximisation({
      levels,
      ...counted,
      m,
      u: plan.u,
      skipped,
      lambda: result.lambda,
      belief: { m: Number.MAX_SAFE_INTEGER, u: BELIEF_LEAST + BELIEF_SHARE * result.pairs },
    });
    return {
      rule: rule.text,
      pairs: own.pairs,
      lambda: own.lambda,
      iterations: result.iterations + own.iterations,
      converged: result.converged && own.converged,
      skipped: comparisons.flatMap(({ name }, field) => (skipped[field] ? [name] : [])),
      u: withGiven(own.u, comparisons, 'u'),
    };
  });
  return { m, u: plan.u, lambda, expectedMatches: lambda * plan.pairs, sessions };
}

/** Pairs by pattern and by the set of rules that brought them. */
async function countPatterns(engine: Engine): Promise<Counts> {
  const rows = await engine.rows(sql`
    select cast(pattern as double) as pattern, cast(rules as double) as rules, cast(count(*) as double) as pairs
    from compared
    group by pattern, rules
    order by pattern, rules`);
  const column = (name: string) => Float64Array.from(rows, (row) => Number(row[name]));
  return { patterns: column('pattern'), rules: column('rules'), counts: column('pairs') };
}

function withRule(
  { patterns, counts, rules }: Counts,
  rule: number,
): { patterns: Float64Array; counts: Float64Array } {
  const bit = 2 ** rule;
  const has = (_: number, index: number) => Math.floor((rules[index] ?? 0) / bit) % 2 === 1;
  return { patterns: patterns.filter(has), counts: counts.filter(has) };
}

/**
 * The comparisons that a rule decides. Where that would leave none to judge its pairs, they agree on everything there is, and those
 * that the rule does not name are asked after all: a file of clean doubles is such a case.
 */
function skippedBy(
  comparisons: readonly PlannedComparison[],
  rule: PlannedRule,
  shares: readonly number[],
): boolean[] {
  const named = comparisons.map((comparison) => overlaps(comparison, rule));
  const isJudged = shares.some((share, field) => !named[field] && share < DECIDED);
  return named.map((isNamed, field) => isNamed || (isJudged && (shares[field] ?? 0) >= DECIDED));
}

function overlaps(comparison: PlannedComparison, rule: PlannedRule): boolean {
  return rule.keys.some(({ column }) => comparison.columns.includes(column));
}

/** Of the pairs that know both values, the share on each comparison's best level; NaN where no pair does. */
function bestShares(
  levels: LevelCounts,
  { patterns, counts }: Pick<Counts, 'patterns' | 'counts'>,
): number[] {
  const unpacked = unpackPatterns(patterns, levels);
  return levels.map((size, field) => {
    let known = 0;
    let best = 0;
    counts.forEach((count, index) => {
      const level = unpacked[index * levels.length + field];
      if (level !== 0) known += count;
      if (level === size - 1) best += count;
    });
    return best / known;
  });
}

type Run = Readonly<{ skipped: readonly boolean[]; result: EmResult }>;

/** m of one comparison over the runs that may tell; over all runs when none may. */
function averageM(runs: readonly Run[], field: number): number[] {
  const telling = runs.filter(({ skipped, result }) => !skipped[field] && result.pairs > 0);
  const used = telling.length > 0 ? telling : runs;
  const weights = used.map(({ result }) => Math.max(result.lambda * result.pairs, 1e-9));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const levels = runs[0]?.result.m[field] ?? [];
  return levels.map(
    (_, level) =>
      used.reduce(
        (sum, { result }, index) => sum + (result.m[field]?.[level] ?? 0) * (weights[index] ?? 0),
        0,
      ) / whole,
  );
}
