import { dialect, type Engine, sql } from '../../base/lake/index.ts';
import { populationOf, unpackPatterns } from '../model/index.ts';
import type { PlannedComparison } from '../settings/index.ts';
import { caseScorer } from './case-weights.ts';
import { levelCounts } from './compare.ts';
import type { TrainedModel } from './train.ts';

/** The compared pairs that are at all likely, with their weights, as parallel arrays. */
export type ScoredPairs = Readonly<{
  left: Int32Array;
  right: Int32Array;
  /** Log2 odds that the two are one person: where the rules start from, levels, and how rare the values are on which they agree. */
  weight: Float32Array;
  /** Which case each pair is: a comparison pattern and the rules that brought it. */
  pattern: Int32Array;
  /** Packed comparison pattern and rule bits of each case, and how many pairs are one. */
  cases: Readonly<{ patterns: Float64Array; rules: Float64Array; pairs: Float64Array }>;
  /** How many pairs were compared, the unlikely ones too. */
  compared: number;
  /** Columns of `fieldWeights`: where the rules start from, then the comparisons. */
  fields: number;
  /** Bits of each field in each case, `fieldWeights[case * fields + field]`; NaN where a value is unknown. */
  fieldWeights: Float32Array;
}>;

/** Pairs less likely than this (1 %) say nothing that clusters or people would want to know, and are most of all pairs. */
const LEAST_BITS = Math.log2(0.01 / 0.99);

/** Reads the compared pairs that are worth it and gives each its weight. */
export async function scorePairs(
  engine: Engine,
  model: TrainedModel,
  comparisons: readonly PlannedComparison[],
): Promise<ScoredPairs> {
  const { cases, compared } = await findCases(engine);
  const fieldWeights = weightsOfCases(model, comparisons, cases);
  const fields = comparisons.length + 1;
  const sums = Array.from(cases.rules, (_, index) => [
    index,
    fieldWeights.subarray(index * fields, (index + 1) * fields).reduce((sum, bits) => sum + (bits || 0), 0),
  ]);
  const empty = sql`select cast(0 as integer) as number, cast(0 as float) as weight where false`;
  await engine.run(dialect.createTable(sql`case_weights`, empty));
  await engine.append('case_weights', sums);
  const select = sql`
    select left_rid, right_rid, case_weights.weight + bits as weight, cases.number
    from compared
    join cases on cases.pattern = compared.pattern and cases.rules = compared.rules
    join case_weights on case_weights.number = cases.number
    where case_weights.weight + bits >= ${LEAST_BITS}::float`;
  await engine.run(dialect.createTable(sql`scored`, select));
  return { ...(await readScored(engine)), cases, compared, fields, fieldWeights };
}

/** Every pattern and set of rules that occurs, with how many pairs show it. */
async function findCases(engine: Engine): Promise<Pick<ScoredPairs, 'cases' | 'compared'>> {
  await engine.run(
    dialect.createTable(
      sql`cases`,
      sql`
    select pattern, rules, pairs, cast(row_number() over (order by pattern, rules) - 1 as integer) as number
    from (select pattern, rules, count(*) as pairs from compared group by pattern, rules) as seen`,
    ),
  );
  const rows = await engine.rows(sql`
    select cast(pattern as double) as pattern, cast(rules as double) as rules, cast(pairs as double) as pairs
    from cases
    order by number`);
  const column = (name: string) => Float64Array.from(rows, (row) => Number(row[name]));
  const pairs = column('pairs');
  return {
    cases: { patterns: column('pattern'), rules: column('rules'), pairs },
    compared: pairs.reduce((sum, count) => sum + count, 0),
  };
}

async function readScored(
  engine: Engine,
): Promise<Pick<ScoredPairs, 'left' | 'right' | 'weight' | 'pattern'>> {
  const [counted] = await engine.rows(sql`select count(*) as total from scored`);
  const total = Number(counted?.['total']);
  const scored = {
    left: new Int32Array(total),
    right: new Int32Array(total),
    weight: new Float32Array(total),
    pattern: new Int32Array(total),
  };
  let at = 0;
  for await (const [left, right, weight, number] of engine.vectors(sql`select * from scored`)) {
    if (!left || !right || !weight || !number) continue;
    scored.left.set(left, at);
    scored.right.set(right, at);
    scored.weight.set(weight, at);
    scored.pattern.set(number, at);
    at += left.length;
  }
  return scored;
}

function weightsOfCases(
  model: TrainedModel,
  comparisons: readonly PlannedComparison[],
  { patterns, rules }: ScoredPairs['cases'],
): Float32Array {
  const score = caseScorer(model, comparisons);
  const width = comparisons.length;
  const counts = levelCounts(comparisons);
  const levels = unpackPatterns(patterns, counts);
  const weights = new Float32Array(rules.length * (width + 1));
  rules.forEach((bits, index) => {
    const own = levels.subarray(index * width, (index + 1) * width);
    const population = populationOf(patterns[index] ?? 0, counts);
    weights.set(score(own, bits, population), index * (width + 1));
  });
  return weights;
}
