import { dialect, id, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { CompiledProgramme } from './compiled.ts';

const NEVER_BORN = 4_000_000;
const PLACES_OF_AN_ID = 2n ** 64n;

/** One number by which members stand in line: days of birth first, then `person_id`; who has no birth date comes last. */
export function seniority({ rules }: CompiledProgramme): Sql {
  const born = id(rules.programme.settings.birth.date);
  const day = sql`coalesce(${born} - date '0001-01-01', ${literal(NEVER_BORN)})`;
  return sql`(cast(${day} as ${dialect.type('wide')}) * ${literal(PLACES_OF_AN_ID)} + person_id)`;
}

/** Who of a unit's members stands first in the column `seniority` among those for whom a test holds. */
export function firstAmong(test: Sql): Sql {
  const first = sql`min(seniority) filter (where ${test})`;
  // The bits below are the id: engines take bits of wide numbers far quicker than they divide them.
  return sql`cast(${first} & ${literal(PLACES_OF_AN_ID - 1n)} as ${dialect.type('bigint')})`;
}
