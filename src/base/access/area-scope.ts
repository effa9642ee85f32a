import { id, type Sql, sql } from '../lake/index.ts';
import { type AreaCode, COUNTRY_CODE } from '../model/index.ts';
import type { Officer, Steward } from './viewer.ts';

/** The first character after the digits: every code below `17` lies between `17` and `17:`. */
const AFTER_DIGITS = ':';

/** Rows whose place lies in an area, as part of the query; a range, so that sorted files are read only where they match. */
export function withinArea(column: string, area: AreaCode): Sql {
  if (area === COUNTRY_CODE) return sql`true`;
  return sql`(${id(column)} >= ${area} and ${id(column)} < ${area + AFTER_DIGITS})`;
}

/** Rows an officer or a steward may see. Every query for names carries it. */
export function scopeOf(who: Officer | Steward, column: string): Sql {
  return withinArea(column, who.area);
}
