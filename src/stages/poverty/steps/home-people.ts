import { id, join, type SqlStep, sql } from '../../../base/lake/index.ts';
import { PEOPLE_KEY } from '../settings/index.ts';
import type { PovertyParts } from './poverty-parts.ts';

/** The living people of surveyed households, with what rules ask of them in all registers. */
export function homePeople({ questions }: PovertyParts): SqlStep {
  const facts = questions.factsOf('people').map((fact) => id(`person.${fact}`));
  return {
    table: 'home_people',
    select: sql`
      select ${join([sql`person.bmn_household_id as ${id(PEOPLE_KEY)}`, sql`person.person_id`, ...facts])}
      from profiles.profiles as person
      where person.bmn_household_id is not null and coalesce(person.alive, true)`,
  };
}
