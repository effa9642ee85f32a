import { join, literal, type Sql, sql } from '../../base/lake/index.ts';
import { type Condition, columnsOf } from './condition.ts';
import { type Asked, askedSql, type PairColumns, pairOf } from './condition-sql.ts';
import { bothThereSql, isOfDates, knownSql, plainIn } from './known-sql.ts';
import { ELSE_LEVEL, type Level, levelNumber, UNKNOWN_LEVEL } from './levels.ts';
import { bothWholeSql } from './measures/index.ts';

type Step = Readonly<{ when: Condition; sql: Sql; number: Sql }>;

/**
 * The number of the level that a pair reaches, as an SQL expression; the same as `levelOf`. What most pairs need is asked first and
 * once: whether the one column is there, whether dates are whole days, and of levels that ask one measure for different amounts the
 * least, since most pairs do not agree.
 */
export function levelSql(levels: readonly Level[], column: string, columns: PairColumns): Sql {
  const plain = levels.flatMap(({ when }) => plainIn(when));
  const names = new Set(plain.flatMap((condition) => columnsOf(condition, column)));
  const [only] = names.size === 1 && !plain.some(({ is }) => is === 'sql') ? names : [];
  const dates = new Set(plain.filter(isOfDates).flatMap((condition) => columnsOf(condition, column)));
  const there = new Set(only === undefined ? [] : [only]);
  const asked = { column, columns, wholeDays: false };
  const general = ladder(levels, asked, there);
  const missing =
    only === undefined ? sql`` : sql`when not ${bothThereSql(only, asked)} then ${literal(UNKNOWN_LEVEL)}`;
  if (dates.size === 0) return only === undefined ? general : sql`case ${missing} else ${general} end`;
  const whole = join(
    [...dates].map((name) => bothWholeSql(pairOf(columns.value, name))),
    ' and ',
  );
  const quick = ladder(levels, { ...asked, wholeDays: true }, new Set([...there, ...dates]));
  return sql`case ${missing} when ${whole} then ${quick} else ${general} end`;
}

function ladder(levels: readonly Level[], asked: Asked, there: ReadonlySet<string>): Sql {
  const steps = levels.map(({ when }, index) => ({
    when,
    sql: askedSql(when, asked),
    number: literal(levelNumber(levels, index)),
  }));
  const known = knownSql(
    levels.flatMap(({ when }) => plainIn(when)),
    asked,
    there,
  );
  const otherwise = literal(ELSE_LEVEL);
  if (!known) return sql`case ${branches(steps)} else ${otherwise} end`;
  const anyNull = join(
    steps.map((step) => sql`${step.sql} is null`),
    ' or ',
  );
  return sql`case
    ${branches(steps)}
    when ${known} then ${otherwise}
    when ${anyNull} then ${literal(UNKNOWN_LEVEL)}
    else ${otherwise}
  end`;
}

function branches(steps: readonly Step[]): Sql {
  const [first, ...rest] = steps;
  if (!first) return sql``;
  const weaker = weakening(first, rest);
  const least = weaker.at(-1);
  if (!least) return sql`when ${first.sql} then ${first.number} ${branches(rest)}`;
  const better = steps
    .slice(0, steps.indexOf(least))
    .map((step) => sql`when ${step.sql} then ${step.number}`);
  const others = rest.filter((step) => !weaker.includes(step));
  return sql`when ${least.sql} then case ${join(better, ' ')} else ${least.number} end ${branches(others)}`;
}

/** The later steps that ask the same measure for less and less. */
function weakening(first: Step, rest: readonly Step[]): readonly Step[] {
  let last = demandOf(first.when);
  return rest.filter((step) => {
    const demand = demandOf(step.when);
    if (!last || !demand || demand.measure !== last.measure || demand.amount > last.amount) return false;
    last = demand;
    return true;
  });
}

/** What is measured of which column and how much of it is asked; nothing for conditions that do not come in amounts. */
function demandOf(condition: Condition): Readonly<{ measure: string; amount: number }> | undefined {
  const amount = amountOf(condition);
  if (amount === undefined) return undefined;
  const { atLeast: _, atMost: __, length: ___, ...same } = { atLeast: 0, atMost: 0, length: 0, ...condition };
  return { measure: JSON.stringify(Object.entries(same).sort()), amount };
}

function amountOf(condition: Condition): number | undefined {
  if ('atLeast' in condition) return condition.atLeast;
  if ('atMost' in condition) return -condition.atMost;
  return condition.is === 'prefix' ? condition.length : undefined;
}
