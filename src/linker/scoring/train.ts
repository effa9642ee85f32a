import { type Engine, sql } from '../../base/lake/index.ts';
import {
  agreeingLambda,
  type EmResult,
  expectationMaximisation,
  type LevelCounts,
  type LevelProbabilities,
  unpackPatterns,
} from '../model/index.ts';
import type { PlannedComparison, PlannedRule } from '../settings/index.ts';
import { levelCounts } from './compare.ts';

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

/** A trained model. */
export type TrainedModel = Readonly<{
  m: number[][];
  /** u of random pairs. */
  u: LevelProbabilities;
  lambda: number;
  expectedMatches: number;
  sessions: readonly TrainingSession[];
}>;

/** What training is made from. `pairs` is how many pairs of records there are in all, compared or not. */
export type TrainingPlan = Readonly<{
  comparisons: readonly PlannedComparison[];
  rules: readonly PlannedRule[];
  u: LevelProbabilities;
  pairs: number;
}>;

type Counts = Readonly<{ patterns: Float64Array; counts: Float64Array; rules: Float64Array }>;

/** Where so large a share of a rule's pairs agrees exactly, the rule decides the comparison, whatever its columns are called. */
const DECIDED = 0.995;

/** u of random pairs is believed as strongly as this share of a rule's pairs, and at least as so many. */
const BELIEF_SHARE = 0.02;
const BELIEF_LEAST = 10;

/**
 * Learns the model from the compared pairs. First m: one EM for each blocking rule with u of random pairs, averaged by the matches each
 * expects. Then, with that m, lambda and u of each rule's own pairs.
 */
export async function trainModel(engine: Engine, plan: TrainingPlan): Promise<TrainedModel> {
  const all = await countPatterns(engine);
  const levels = levelCounts(plan.comparisons);
  const runs = plan.rules.map((rule, index) => {
    const counted = withRule(all, index);
    const skipped = skippedBy(plan.comparisons, rule, bestShares(levels, counted));
    return {
      rule,
      counted,
      skipped,
      result: expectationMaximisation({ levels, ...counted, u: plan.u, skipped }),
    };
  });
  const m = levels.map((_, field) => averageM(runs, field));
  const lambda = agreeingLambda({ levels, m, u: plan.u, ...all, pairs: plan.pairs });
  const sessions = runs.map(({ rule, counted, skipped, result }): TrainingSession => {
    const belief = { m: Number.MAX_SAFE_INTEGER, u: BELIEF_LEAST + BELIEF_SHARE * result.pairs };
    const own = expectationMaximisation({
      levels,
      ...counted,
      m,
      u: plan.u,
      skipped,
      lambda: result.lambda,
      belief,
    });
    return {
      rule: rule.text,
      pairs: own.pairs,
      lambda: own.lambda,
      iterations: result.iterations + own.iterations,
      converged: result.converged && own.converged,
      skipped: plan.comparisons.flatMap(({ name }, field) => (skipped[field] ? [name] : [])),
      u: own.u,
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
