import { dialect, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { countedIn, type Indicator, type IndicatorSet } from '../settings/index.ts';
import { appliesColumn, columnOf, failsColumn } from './names.ts';

/** The pieces of SQL that one set becomes, over a table with its columns of failing and applying and `at_year`. */
export type JudgedSet = Readonly<{
  /** Whether the set judges a survey of that year. */
  judges: Sql;
  failed: Sql;
  known: Sql;
  applies: Sql;
  dimensions: Sql;
  score: Sql;
  poor: Sql;
}>;

/** Writes how a set judges a household. What is not known is neither failed nor passed: it leaves open what it could change. */
export function judgeSet(set: IndicatorSet): JudgedSet {
  const { identification, dimensions } = set;
  const counted = countedIn(set);
  const byNumber = new Map(set.indicators.map((one) => [one.number, one]));
  const fails = (indicator: Indicator) => id(failsColumn(...ownerOf(set, indicator)));
  const applies = (indicator: Indicator) => id(appliesColumn(...ownerOf(set, indicator)));
  const bits = (test: (indicator: Indicator) => Sql) =>
    sql`cast(${summed(set.indicators.map((one) => bitWhen(test(one), 1n << BigInt(one.number))))} as bigint)`;
  const failsDimension = dimensions.map(({ indicators }) => {
    return anyOf(indicators.flatMap((number) => byNumber.get(number) ?? []).map(fails));
  });
  const judges = judgesYear(set);
  const score = summed(counted.map((one) => bitWhen(fails(one), one.weight)));
  const open = summed(counted.map((one) => bitWhen(sql`${fails(one)} is null`, one.weight)));
  const only = (value: Sql) => sql`case when ${judges} then ${value} end`;
  return {
    judges,
    failed: only(bits(fails)),
    known: only(bits((one) => sql`${fails(one)} is not null`)),
    applies: only(bits(applies)),
    dimensions: only(sql`cast(${summed(failsDimension.map((one, at) => bitWhen(one, 2 ** at)))} as integer)`),
    score: only(sql`cast(${score} as integer)`),
    poor: only(isPoor(identification, { failsDimension, score, open })),
  };
}

type Failing = Readonly<{ failsDimension: readonly Sql[]; score: Sql; open: Sql }>;

function isPoor(kind: IndicatorSet['identification'], { failsDimension, score, open }: Failing): Sql {
  switch (kind.kind) {
    case 'union':
      return anyOf(failsDimension);
    case 'intersection':
      return sql`(${join(failsDimension, ' and ')})`;
    case 'cut-off':
      return sql`case when ${score} >= ${literal(kind.k)} then true when ${score} + ${open} < ${literal(kind.k)} then false end`;
    case 'none':
      return sql`cast(null as ${dialect.type('boolean')})`;
  }
}

/** The set and number under which an indicator's columns stand: its own, or those it is taken over from. */
export function ownerOf(set: IndicatorSet, { number, same }: Indicator): [set: string, number: number] {
  return same ? [same.set, same.number] : [set.id, number];
}

function judgesYear({ valid, standIn }: IndicatorSet): Sql {
  const spans = [valid, ...(standIn ? [standIn] : [])].map(({ from, to }) => {
    const begun = sql`at_year >= ${literal(from)}`;
    return to === null ? begun : sql`(${begun} and at_year <= ${literal(to)})`;
  });
  return sql`coalesce(${join(spans, ' or ')}, false)`;
}

/** Whether a survey year is judged by the set though its form was another one's. */
export function standsIn({ valid, standIn }: IndicatorSet): Sql {
  if (!standIn || valid.to === null) return sql`false`;
  const until = standIn.to === null ? sql`true` : sql`at_year <= ${literal(standIn.to)}`;
  return sql`coalesce(at_year > ${literal(valid.to)} and at_year >= ${literal(standIn.from)} and ${until}, false)`;
}

/** The columns of all sets, named. */
export function judgedColumns(sets: readonly IndicatorSet[]): Sql[] {
  return sets.flatMap((set) => {
    const { judges: _judges, ...columns } = judgeSet(set);
    return Object.entries(columns).map(([what, value]) => sql`${value} as ${id(columnOf(set.id, what))}`);
  });
}

function anyOf(tests: readonly Sql[]): Sql {
  return tests.length === 0 ? sql`false` : sql`(${join(tests, ' or ')})`;
}

function summed(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? literal(0) : sql`(${join(parts, ' + ')})`;
}

function bitWhen(test: Sql, bit: number | bigint): Sql {
  return sql`case when ${test} then ${literal(bit)} else 0 end`;
}
