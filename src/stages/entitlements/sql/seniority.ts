import { dialect, id, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { CompiledProgramme } from './compiled.ts';

const NEVER_BORN = 4_000_000;
const PLACES_OF_AN_ID = 2n ** 64n;

/**
 * One number by which those members stand in line for whom a test holds: days of birth first, then `person_id`; who has no birth date
 * comes last. Others have none, and few stand in line, so wide numbers are reckoned for few.
 */
export function placeInLine({ rules }: CompiledProgramme, test: Sql): Sql {
  const born = id(rules.programme.settings.birth.date);
  const day = sql`coalesce(${born} - date '0001-01-01', ${literal(NEVER_BORN)})`;
  return sql`case when ${test} then cast(${day} as ${dialect.type('wide')}) * ${literal(PLACES_OF_AN_ID)} + person_id end`;
}

/** Who of a unit's members stands first in a line. */
export function firstOf(place: Sql): Sql {
  // The bits below are the id: engines take bits of wide numbers far quicker than they divide them.
  return sql`cast(min(${place}) & ${literal(PLACES_OF_AN_ID - 1n)} as ${dialect.type('bigint')})`;
}
