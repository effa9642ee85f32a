import { id, join, type SqlStep, sql } from '../../../base/lake/index.ts';
import { type Looking, leastOf, mostOf, watchedFacts } from './seen-changes.ts';

/**
 * Whom people were in the set before, where they were not simply themselves: those who were made one with them since, and whom they
 * came out of since. Few, whatever the size of the country.
 */
export function formerSelves(looking: Looking): SqlStep {
  const facts = new Set(
    watchedFacts(looking).flatMap(({ kind, entry }) => [entry.fact, ...(kind.day ? [kind.day] : [])]),
  );
  const columns = [...facts].flatMap((fact) => [
    sql`min(${id(`other.${fact}`)}) as ${id(leastOf(fact))}`,
    sql`max(${id(`other.${fact}`)}) as ${id(mostOf(fact))}`,
  ]);
  return {
    table: 'former_selves',
    select: sql`
    with other_self as (
      select person_id, alias_id as former_id
      from linkage.person_aliases
      union
      select history.person_id, history.other_person_id
      from linkage.person_history as history
      left join former_profiles.profiles as myself on myself.person_id = history.person_id
      where history.event in ('split', 'undo') and history.other_person_id is not null and myself.person_id is null
    )
    select ${join([sql`other_self.person_id`, ...columns])}
    from other_self
    join former_profiles.profiles as other on other.person_id = other_self.former_id
    group by other_self.person_id`,
  };
}

/** Everybody who, not being in the set before, is no newcomer: their records were somebody's, or they were here once. */
export function foundAgain(): SqlStep {
  return {
    table: 'found_again',
    select: sql`
    select person_id
    from former_selves
    union
    select person_id
    from linkage.person_history
    where event in ('split', 'undo', 'withdrawn') and person_id is not null`,
  };
}
