import { dialect, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { DAYS_OF_YEAR, type DatePart, PART_PLACES } from './date-text.ts';
import type { DatePair, SqlPair } from './sql-pair.ts';

/*
 * Dates are texts: `YYYY-MM-DD`, or `YYYY` and `YYYY-MM` of which the missing parts are not known; see `date-text.ts` for the rules,
 * which are the same there. Nearly all pairs are two whole days, so that is asked first and answered without taking texts apart.
 */

/** Whether the part is the same in both. */
export function samePartSql(pair: DatePair, part: DatePart): Sql {
  const { from, length } = PART_PLACES[part];
  const alike = sql`${slice(pair.left, from, length)} = ${slice(pair.right, from, length)}`;
  return whenWhole(pair, alike, sameSql(pair, part));
}

/** Whether the years are the same and each one's month is the other's day. */
export function swappedDaySql(pair: DatePair): Sql {
  const { left, right } = pair;
  const crossed = sql`${slice(left, 6, 2)} = ${slice(right, 9, 2)} and ${slice(left, 9, 2)} = ${slice(right, 6, 2)}`;
  const whole = sql`case when ${slice(left, 1, 4)} <> ${slice(right, 1, 4)} then false else ${crossed} end`;
  const month = sql`${partSql(left, 'month')} = ${partSql(right, 'day')}`;
  const day = sql`${partSql(left, 'day')} = ${partSql(right, 'month')}`;
  return whenWhole(pair, whole, sql`${sameSql(pair, 'year')} and ${month} and ${day}`);
}

/**
 * Whether at most so many days lie between; years too far apart say no even where the days are not known. Engines take much for a
 * date that is none, so what is near is looked at again.
 */
export function daysApartSql(pair: DatePair, atMost: number): Sql {
  const { left, right } = pair;
  const near = sql`abs(${dialect.daysBetween(left, right)}) <= ${literal(atMost)}`;
  const days = sql`${dialect.isDayText(left)} and ${dialect.isDayText(right)}`;
  const whole = sql`case when ${near} then ${days} else false end`;
  const years = yearsBetweenSql(pair);
  const far = sql`${years} > 0 and (${years} - 1) * ${literal(DAYS_OF_YEAR)} >= ${literal(atMost)}`;
  return whenWhole(pair, whole, sql`case when ${far} then false end`);
}

/** Whether month and day are the same and the years exactly so far apart. */
export function yearsApartSql(pair: DatePair, exactly: number): Sql {
  const apart = sql`${yearsBetweenSql(pair)} = ${literal(exactly)}`;
  const sameDay = sql`${slice(pair.left, 5, 6)} = ${slice(pair.right, 5, 6)}`;
  const whole = sql`case when ${sameDay} then coalesce(${apart}, false) else false end`;
  return whenWhole(pair, whole, sql`${apart} and ${sameSql(pair, 'month-day')}`);
}

/** Whether both texts have the form of a whole day. */
export function bothWholeSql({ left, right }: SqlPair): Sql {
  return sql`(${isWholeSql(left)} and ${isWholeSql(right)})`;
}

function isWholeSql(text: Sql): Sql {
  return sql`${text} like '____-__-__'`;
}

function whenWhole(pair: DatePair, whole: Sql, otherwise: Sql): Sql {
  if (pair.whole) return sql`(${whole})`;
  return sql`case when ${bothWholeSql(pair)} then ${whole} else ${otherwise} end`;
}

function sameSql({ left, right }: SqlPair, part: DatePart): Sql {
  const [first, second] = part
    .split('-')
    .map((each) => sql`${partSql(left, each)} = ${partSql(right, each)}`);
  if (!first) return sql`null`;
  return second ? sql`${first} and ${second}` : first;
}

/** One part of a text, null where it says none. */
function partSql(text: Sql, part: string): Sql {
  const whole = isWholeSql(text);
  if (part === 'day') return sql`case when ${whole} then ${slice(text, 9, 2)} end`;
  const form = part === 'year' ? '[0-9]{4}(-[0-9]{2})?' : '[0-9]{4}-[0-9]{2}';
  const cut = part === 'year' ? slice(text, 1, 4) : slice(text, 6, 2);
  return sql`case when ${whole} or ${dialect.matches(text, form)} then ${cut} end`;
}

function yearsBetweenSql({ left, right }: SqlPair): Sql {
  return sql`abs(${yearSql(left)} - ${yearSql(right)})`;
}

/** The year as a number, null where it is not four digits. */
function yearSql(text: Sql): Sql {
  const year = partSql(text, 'year');
  return sql`case when ${dialect.matches(year, '[0-9]{4}')} then try_cast(${year} as integer) end`;
}

function slice(text: Sql, from: number, length: number): Sql {
  return sql`substr(${text}, ${literal(from)}, ${literal(length)})`;
}
