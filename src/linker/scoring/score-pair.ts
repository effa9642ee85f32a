import { rulesBringing } from '../blocking/index.ts';
import { levelOf, type RecordValues } from '../comparisons/index.ts';
import { probabilityOf } from '../model/index.ts';
import type { PlannedComparison, PlannedRule } from '../settings/index.ts';
import { caseScorer } from './case-weights.ts';
import type { TrainedModel } from './train.ts';

/** What one comparison says of a pair. */
export type FieldScore = Readonly<{
  comparison: string;
  /** 0 unknown, 1 else, then the levels named with the best last. */
  level: number;
  label: string;
  bits: number;
  /** What the rarity of the value they agree on adds. */
  rarityBits: number;
}>;

/** One pair scored and explained: the parts add up to the weight. */
export type PairScore = Readonly<{
  weight: number;
  probability: number;
  /** Where the rules that bring the pair start from. */
  prior: number;
  rules: readonly string[];
  fields: readonly FieldScore[];
}>;

/** What is known of a pair once it was compared. */
export type ComparedPair = Readonly<{
  /** The level of each comparison. */
  levels: ArrayLike<number>;
  /** The rules that bring the pair, a bit each. */
  rules: number;
  /** The population that both records are of, from 1. */
  population?: number;
  /** The bits of each comparison's value, where they are known. */
  rarity?: readonly number[];
}>;

/** What a pair is told by: a model and the settings that it was trained with. */
export type Telling = Readonly<{
  model: TrainedModel;
  comparisons: readonly PlannedComparison[];
  rules: readonly PlannedRule[];
}>;

/** Explains pairs that were compared already, by an engine or here. */
export function pairExplainer({ model, comparisons, rules }: Telling): (pair: ComparedPair) => PairScore {
  const score = caseScorer(model, comparisons);
  return ({ levels, rules: bringing, population = 0, rarity = [] }) => {
    const bits = score(levels, bringing, population);
    const fields = comparisons.map((comparison, field): FieldScore => {
      const level = levels[field] ?? 0;
      const best = level === comparison.levels.length + 1 && comparison.termFrequency;
      return {
        comparison: comparison.name,
        level,
        label: labelOf(comparison, level),
        bits: bits[field + 1] || 0,
        rarityBits: best ? (rarity[field] ?? 0) : 0,
      };
    });
    const weight = fields.reduce((sum, field) => sum + field.bits + field.rarityBits, bits[0] ?? 0);
    return {
      weight,
      probability: probabilityOf(weight),
      prior: bits[0] ?? 0,
      rules: rules.filter((_, index) => Math.floor(bringing / 2 ** index) % 2 === 1).map(({ text }) => text),
      fields,
    };
  };
}

/** What is known of two records besides their values. */
export type KnownOfPair = Readonly<{
  /** The bits of each comparison's value, where they are known. */
  rarity?: readonly number[];
  /** The population of each record, from 1; 0 for none. */
  populations?: readonly [left: number, right: number];
}>;

/**
 * Scores pairs one at a time without an engine; two records of one population are judged by its own model where it has one. Throws
 * CONDITION_NEEDS_ENGINE where a level is custom SQL.
 */
export function pairScorer(
  model: TrainedModel,
  comparisons: readonly PlannedComparison[],
  rules: readonly PlannedRule[],
): (left: RecordValues, right: RecordValues, known?: KnownOfPair) => PairScore {
  const explain = pairExplainer({ model, comparisons, rules });
  return (left, right, { rarity = [], populations: [one, other] = [0, 0] } = {}) => {
    const levels = comparisons.map(({ levels: list, column }) => levelOf(list, column, left, right));
    const population = one === other ? one : 0;
    return explain({ levels, rules: rulesBringing(rules, left, right), population, rarity });
  };
}

function labelOf({ levels }: PlannedComparison, level: number): string {
  if (level === 0) return 'unknown';
  return levels[levels.length + 1 - level]?.label ?? 'else';
}
