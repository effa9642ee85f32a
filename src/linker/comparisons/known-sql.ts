import { dialect, join, type Sql, sql } from '../../base/lake/index.ts';
import { type Condition, columnsOf, type PlainCondition } from './condition.ts';
import { type Asked, askedSql, pairOf } from './condition-sql.ts';
import { bothWholeSql, HIGHEST_LATITUDE, HIGHEST_LONGITUDE } from './measures/index.ts';

/** The conditions that a condition is made of. */
export function plainIn(condition: Condition): readonly PlainCondition[] {
  switch (condition.is) {
    case 'all':
    case 'any':
      return condition.of.flatMap(plainIn);
    case 'not':
      return plainIn(condition.of);
    default:
      return [condition];
  }
}

/** Whether a condition is about dates, and so not null when both texts have the form of a whole day. */
export function isOfDates({ is }: PlainCondition): boolean {
  return is === 'same-part' || is === 'day-month-swapped' || is === 'days-apart' || is === 'years-apart';
}

/** Whether both records have the column. */
export function bothThereSql(column: string, { columns }: Pick<Asked, 'columns'>): Sql {
  const { left, right } = pairOf(columns.code, column);
  return sql`(${left} is not null and ${right} is not null)`;
}

/**
 * Whether both records have every value that the conditions look at, so that none of them can be null; quick to ask. What holds of
 * columns known to be there is not asked again; nothing when that is all.
 */
export function knownSql(
  conditions: readonly PlainCondition[],
  asked: Asked,
  there: ReadonlySet<string>,
): Sql | undefined {
  const found = new Map<string, Sql>();
  for (const condition of conditions)
    for (const [key, known] of knownOf(condition, asked, there)) found.set(key, known);
  return found.size === 0 ? undefined : sql`(${join([...found.values()], ' and ')})`;
}

function knownOf(condition: PlainCondition, asked: Asked, there: ReadonlySet<string>): [string, Sql][] {
  const names = columnsOf(condition, asked.column);
  if (isOfDates(condition)) {
    if (asked.wholeDays) return [];
    return names.map((name) => [`day ${name}`, bothWholeSql(pairOf(asked.columns.value, name))]);
  }
  switch (condition.is) {
    case 'number-apart':
    case 'number-share-apart':
      return names.map((name) => [`number ${name}`, bothNumbers(name, asked)]);
    case 'km':
      return [
        [`latitude ${condition.latitude}`, bothNumbers(condition.latitude, asked, HIGHEST_LATITUDE)],
        [`longitude ${condition.longitude}`, bothNumbers(condition.longitude, asked, HIGHEST_LONGITUDE)],
      ];
    case 'sql':
      return [[condition.sql, sql`${askedSql(condition, asked)} is not null`]];
    default:
      return names
        .filter((name) => !there.has(name))
        .map((name) => [`text ${name}`, bothThereSql(name, asked)]);
  }
}

function bothNumbers(column: string, { columns }: Asked, largest?: number): Sql {
  const { left, right } = pairOf(columns.value, column);
  const known = [left, right].map((value) => sql`${dialect.numberOf(value, largest)} is not null`);
  return join(known, ' and ');
}
