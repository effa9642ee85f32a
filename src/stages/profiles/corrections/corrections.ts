import { id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { ProfileColumn } from '../fact-columns.ts';
import { CORRECTED, standsFor } from './correct-columns.ts';
import type { KnownCorrection } from './correction.ts';

/** What profiles are made of without corrections. */
export type Registered = Readonly<{
  select: (within: Sql) => Sql;
  columns: readonly Pick<ProfileColumn, 'name'>[];
}>;

/**
 * A row for each correction of somebody who is known: what was found right, what registers say without it, and whether it still
 * stands; once the register said something else since, it does not.
 */
export function corrections(known: readonly KnownCorrection[], { select, columns }: Registered): SqlStep {
  const facts = [...new Map(known.map(({ of }) => [of.fact, of])).values()].sort((one, other) =>
    one.fact.localeCompare(other.fact),
  );
  const says = facts.map(
    ({ fact }) => sql`when ${literal(fact)} then cast(${id(`registered.${fact}`)} as varchar)`,
  );
  const stands = facts.map(
    (fact) => sql`when ${literal(fact.fact)} then ${standsFor(fact, columns, OF_A_LINE)}`,
  );
  return {
    table: 'corrections',
    published: true,
    select: sql`
      select
        told.dispute, told.person_id, told.fact, told.source, told.decided_on, told.value,
        case told.fact ${join(says, ' ')} end as registered,
        case told.fact ${join(stands, ' ')} end as stands
      from ${id(CORRECTED)} as told
      join (${select(sql`person_id in (select person_id from ${id(CORRECTED)})`)}
      ) as registered on registered.person_id = told.person_id
      order by told.person_id, told.fact`,
  };
}

const OF_A_LINE = {
  said: () => sql`told.said`,
  decidedOn: () => sql`told.decided_on`,
  deliveredOn: () => sql`told.delivered_on`,
};
