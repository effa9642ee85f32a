import { id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { CORRECTED } from './correct-columns.ts';
import type { KnownCorrection } from './correction.ts';

/**
 * A row for each correction of somebody who is known: what is used now, and what registers say without it. Once the register itself
 * was mended both are the same.
 */
export function corrections(known: readonly KnownCorrection[], registered: (within: Sql) => Sql): SqlStep {
  const facts = [...new Set(known.map(({ fact }) => fact))].sort();
  const says = facts.map(
    (fact) => sql`when ${literal(fact)} then cast(${id(`registered.${fact}`)} as varchar)`,
  );
  return {
    table: 'corrections',
    published: true,
    select: sql`
      select
        told.dispute, told.person_id, told.fact, told.source, told.decided_on, told.value,
        case told.fact ${join(says, ' ')} end as registered
      from ${id(CORRECTED)} as told
      join (${registered(sql`person_id in (select person_id from ${id(CORRECTED)})`)}
      ) as registered on registered.person_id = told.person_id
      order by told.person_id, told.fact`,
  };
}
