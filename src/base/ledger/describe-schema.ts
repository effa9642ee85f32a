import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

const HEADER = '-- What the migrations make, written by `npm run ledger:schema`; a test compares the two.';

/**
 * Writes the ledger's tables, indexes, functions and triggers as SQL, the same text for the same schema whatever the
 * order in which they were made. It is for reading and for showing a change in a diff; the migrations make the tables.
 */
export async function describeSchema(database: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ statement: string }>`
    with relation as (
      select class.oid, class.relname as name
      from pg_class class
      where class.relnamespace = current_schema()::regnamespace
        and class.relkind = 'r'
    ),
    line as (
      select
        attribute.attrelid as oid,
        1 as part,
        attribute.attnum::integer as place,
        attribute.attname as name,
        format('%I %s', attribute.attname, format_type(attribute.atttypid, attribute.atttypmod))
          || case when attribute.attidentity = 'a' then ' generated always as identity' else '' end
          || case when attribute.attnotnull then ' not null' else '' end
          || coalesce(' default ' || pg_get_expr(fallback.adbin, fallback.adrelid), '') as text
      from pg_attribute attribute
      left join pg_attrdef fallback on fallback.adrelid = attribute.attrelid and fallback.adnum = attribute.attnum
      where attribute.attnum > 0
        and not attribute.attisdropped
      union all
      select conrelid, 2, 0, conname, format('constraint %I %s', conname, pg_get_constraintdef(oid))
      from pg_constraint
      where contype <> 'n'
    ),
    statement as (
      select
        relation.name as owner,
        1 as part,
        relation.name,
        format(
          E'create table %I (\n%s\n);',
          relation.name,
          string_agg('  ' || line.text, E',\n' order by line.part, line.place, line.name collate "C")
        ) as statement
      from relation
      join line on line.oid = relation.oid
      group by relation.name
      union all
      select relation.name, 2, class.relname, pg_get_indexdef(pg_index.indexrelid) || ';'
      from pg_index
      join relation on relation.oid = pg_index.indrelid
      join pg_class class on class.oid = pg_index.indexrelid
      where not exists (select from pg_constraint where pg_constraint.conindid = pg_index.indexrelid)
      union all
      select relation.name, 3, tgname, pg_get_triggerdef(pg_trigger.oid) || ';'
      from pg_trigger
      join relation on relation.oid = pg_trigger.tgrelid
      where not tgisinternal
      union all
      select '', 0, proname, trim(trailing E'\n' from pg_get_functiondef(pg_proc.oid)) || ';'
      from pg_proc
      where pronamespace = current_schema()::regnamespace
    )
    select statement
    from statement
    order by owner collate "C", part, name collate "C"
  `.execute(database);
  return `${[HEADER, ...rows.map((row) => row.statement)].join('\n\n')}\n`;
}
