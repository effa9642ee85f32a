import { problem } from '../errors/index.ts';
import { id, join, literal, type Sql, sql } from '../lake/index.ts';
import { type AreaCode, areaLevelOf, COUNTRY_CODE, SIDE_LEVELS } from '../model/index.ts';
import type { Officer, Steward } from './viewer.ts';

/** The first character after the digits: every code below `17` lies between `17` and `17:`. */
const AFTER_DIGITS = ':';

/**
 * Rows whose place lies in an official area, as part of the query; a range, so that sorted files are read only where they match. Throws
 * REQUEST_INVALID for a region or a local administration: its code is no beginning of others, and no rows would be a wrong answer.
 */
export function withinArea(column: string, area: AreaCode): Sql {
  if (area === COUNTRY_CODE) return sql`true`;
  const level = areaLevelOf(area);
  if (SIDE_LEVELS.some((side) => side === level))
    throw problem('REQUEST_INVALID', {
      where: 'area',
      reason: 'people are listed by province, district, subdistrict or village',
    });
  return sql`(${id(column)} >= ${area} and ${id(column)} < ${area + AFTER_DIGITS})`;
}

/** Rows whose place lies in any of several official areas: the parts of a region, or of a local administration. */
export function withinAreas(column: string, areas: readonly AreaCode[]): Sql {
  return sql`(${join(
    areas.map((area) => withinArea(column, area)),
    ' or ',
  )})`;
}

/** Rows an officer or a steward may see. Every query for names carries it. */
export function scopeOf(who: Officer | Steward, column: string): Sql {
  return withinArea(column, who.area);
}

/**
 * Rows of those of some people whom an officer may see: who lives in the area, without whom is withheld, and with whom a case opened
 * for a while.
 */
export function scopeOfPeople(
  who: Officer | Steward,
  columns: Readonly<{ person: string; area: string }>,
  people: readonly bigint[],
): Sql {
  const { granted = [] } = who;
  const among = (some: readonly bigint[]) =>
    sql`${id(columns.person)} in (${join(some.map((key) => literal(key)))})`;
  const withheld = [...new Set(people)].filter((person) => isKeptBack(who, person));
  const inArea = scopeOf(who, columns.area);
  const seen = withheld.length === 0 ? inArea : sql`(${inArea} and not ${among(withheld)})`;
  return granted.length === 0 ? seen : sql`(${seen} or ${among(granted)})`;
}

/** Whether somebody else has to agree before an officer is told who a person is: a list then says only that there is one. */
export function isKeptBack({ withheld }: Officer | Steward, person: bigint): boolean {
  return withheld?.has(person) ?? false;
}
