import { dialect, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { PlannedRule } from '../settings/index.ts';

type PlannedTerm = PlannedRule['keys'][number];

/** Where a part of `YYYY-MM-DD` begins, from 1, and how long it is. */
export const PARTS = {
  year: [1, 4],
  month: [6, 2],
  day: [9, 2],
  'year-month': [1, 7],
  'month-day': [6, 5],
} as const;

/** The value of a term for one record; null where the column is unknown or too short to say anything. */
export function termSql(term: PlannedTerm, column: (name: string) => Sql): Sql {
  let value = column(term.column);
  if (term.word !== undefined) value = dialect.wordOf(value, term.word);
  if (term.part) {
    const [from, length] = PARTS[term.part];
    value = longEnough(sql`substr(${value}, ${literal(from)}, ${literal(length)})`, length);
  }
  if (term.first !== undefined)
    value = longEnough(sql`substr(${value}, 1, ${literal(term.first)})`, term.first);
  if (term.last !== undefined) value = longEnough(sql`right(${value}, ${literal(term.last)})`, term.last);
  if (term.sounds === 'letters') value = sql`nullif(${dialect.withoutAll(value, '[^a-z]|[aeiouyhw]')}, '')`;
  return value;
}

function longEnough(value: Sql, length: number): Sql {
  return sql`case when length(${value}) = ${literal(length)} then ${value} end`;
}
