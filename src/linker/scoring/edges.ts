import { dialect, type Engine, sql } from '../../base/lake/index.ts';
import { unpackPatterns } from '../model/index.ts';
import type { PlannedComparison } from '../settings/index.ts';
import { caseScorer } from './case-weights.ts';
import { levelCounts } from './compare.ts';
import type { TrainedModel } from './train.ts';

/** All compared pairs with their weights, as parallel arrays. */
export type ScoredPairs = Readonly<{
  left: Int32Array;
  right: Int32Array;
  /** Log2 odds that the two are one person: where the rules start from, levels, and how rare the values are on which they agree. */
  weight: Float32Array;
  /** Which case each pair is: a comparison pattern and the rules that brought it. */
  pattern: Int32Array;
  /** Packed comparison pattern and rule bits of each case. */
  cases: Readonly<{ patterns: Float64Array; rules: Float64Array }>;
  /** Columns of `fieldWeights`: where the rules start from, then the comparisons. */
  fields: number;
  /** Bits of each field in each case, `fieldWeights[case * fields + field]`; NaN where a value is unknown. */
  fieldWeights: Float32Array;
}>;

/** Reads all compared pairs and gives each its weight. */
export async function scorePairs(
  engine: Engine,
  model: TrainedModel,
  comparisons: readonly PlannedComparison[],
): Promise<ScoredPairs> {
  await engine.run(
    dialect.createTable(
      sql`cases`,
      sql`
    select pattern, rules, cast(row_number() over (order by pattern, rules) - 1 as integer) as number
    from (select distinct pattern, rules from compared) as seen`,
    ),
  );
  const rows = await engine.rows(
    sql`select cast(pattern as double) as pattern, cast(rules as double) as rules from cases order by number`,
  );
  const cases = {
    patterns: Float64Array.from(rows, (row) => Number(row['pattern'])),
    rules: Float64Array.from(rows, (row) => Number(row['rules'])),
  };
  const fields = comparisons.length + 1;
  const fieldWeights = weightsOfCases(model, comparisons, cases);
  const sums = cases.rules.map((_, index) =>
    fieldWeights.subarray(index * fields, (index + 1) * fields).reduce((sum, bits) => sum + (bits || 0), 0),
  );
  const [counted] = await engine.rows(sql`select count(*) as total from compared`);
  const total = Number(counted?.['total']);
  const scored = {
    left: new Int32Array(total),
    right: new Int32Array(total),
    weight: new Float32Array(total),
    pattern: new Int32Array(total),
  };
  const select = sql`
    select left_rid, right_rid, bits, cases.number
    from compared
    join cases on cases.pattern = compared.pattern and cases.rules = compared.rules`;
  let at = 0;
  for await (const [left, right, bits, number] of engine.vectors(select)) {
    if (!left || !right || !bits || !number) continue;
    scored.left.set(left, at);
    scored.right.set(right, at);
    scored.pattern.set(number, at);
    for (let index = 0; index < number.length; index++)
      scored.weight[at + index] = (sums[number[index] ?? 0] ?? 0) + (bits[index] ?? 0);
    at += left.length;
  }
  return { ...scored, cases, fields, fieldWeights };
}

function weightsOfCases(
  model: TrainedModel,
  comparisons: readonly PlannedComparison[],
  { patterns, rules }: ScoredPairs['cases'],
): Float32Array {
  const score = caseScorer(model, comparisons);
  const width = comparisons.length;
  const levels = unpackPatterns(patterns, levelCounts(comparisons));
  const weights = new Float32Array(rules.length * (width + 1));
  rules.forEach((bits, index) => {
    weights.set(score(levels.subarray(index * width, (index + 1) * width), bits), index * (width + 1));
  });
  return weights;
}
