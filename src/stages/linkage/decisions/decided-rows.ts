import { join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { type LinkageContext, peopleSources } from '../inputs.ts';
import { linkedRows } from '../links/index.ts';
import { identities } from '../rows/index.ts';

/** The rows that reviewers decided about, by their keys, with the person whom the rules gave them. */
export function decidedRows(context: LinkageContext): SqlStep {
  const keys = new Set(context.decisions.flatMap(({ leftKey, rightKey }) => [leftKey, rightKey]));
  return { table: 'decided_rows', select: keys.size === 0 ? NOBODY : rowsOf([...keys].sort(), context) };
}

const NOBODY = sql`
    select
      cast(null as bigint) as key,
      cast(null as smallint) as source,
      cast(null as bigint) as record,
      cast(null as bigint) as person,
      cast(null as integer) as strength
    where false`;

/** Firmest is the register of record's row; a row that carries no anchor is less firm than one that does. */
function rowsOf(keys: readonly bigint[], context: LinkageContext): Sql {
  const wanted = keys.map((key) => sql`(cast(${literal(key)} as bigint))`);
  return sql`
    with wanted as (
      select * from (values ${join(wanted)}) as wanted(key)
    ),
    identity as (
      ${identities(peopleSources(context), context)}
    ),
    wanted_row as (
      select wanted.key, identity.source, identity.record
      from identity
      join wanted on wanted.key = identity.record_key
    ),
    linked_row as (
      ${linkedRows()}
    )
    select
      wanted_row.key,
      wanted_row.source,
      wanted_row.record,
      linked_row.person,
      cast(linked_row.tier * 2 + case when islands.carries_anchor then 0 else 1 end as integer) as strength
    from wanted_row
    join linked_row on linked_row.record = wanted_row.record
    left join islands on islands.record = wanted_row.record`;
}
