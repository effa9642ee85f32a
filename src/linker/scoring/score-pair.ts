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

/** Scores pairs one at a time without an engine. `rarity` gives the bits of each comparison's value, where they are known. */
export function pairScorer(
  model: TrainedModel,
  comparisons: readonly PlannedComparison[],
  rules: readonly PlannedRule[],
): (left: RecordValues, right: RecordValues, rarity?: readonly number[]) => PairScore {
  const score = caseScorer(model, comparisons);
  return (left, right, rarity = []) => {
    const bringing = rulesBringing(rules, left, right);
    const levels = comparisons.map(({ levels: list, column }) => levelOf(list, column, left, right));
    const bits = score(levels, bringing);
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

function labelOf({ levels }: PlannedComparison, level: number): string {
  if (level === 0) return 'unknown';
  return levels[levels.length + 1 - level]?.label ?? 'else';
}
