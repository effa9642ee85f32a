import { id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { LinkageContext } from '../inputs.ts';

const COLUMNS = {
  persons: { person_id: 'bigint', since: 'date' },
  person_anchors: { anchor_key: 'bigint', person_id: 'bigint' },
  person_aliases: { alias_id: 'bigint', person_id: 'bigint' },
  record_keys: { record_key: 'bigint', person_id: 'bigint' },
  person_history: {
    chapter: 'integer',
    event: 'varchar',
    happened_on: 'date',
    person_id: 'bigint',
    other_person_id: 'bigint',
    record_key: 'bigint',
    evidence: 'varchar',
    model: 'varchar',
    seal: 'bigint',
  },
} as const;

/** A table of the version before this one, as a select; what that version did not have yet is empty or null. */
export function former(context: LinkageContext, table: keyof typeof COLUMNS): Sql {
  const found = context.former?.tables.find(({ name }) => name === table);
  const known = new Set(found?.columns.map(({ name }) => name));
  const columns = Object.entries(COLUMNS[table]).map(([name, type]) => {
    const value = known.has(name) ? id(name) : sql`null`;
    return sql`cast(${value} as ${id(type)}) as ${id(name)}`;
  });
  return found
    ? sql`(select ${join(columns)} from ${id(`linkage.${table}`)})`
    : sql`(select ${join(columns)} where ${literal(false)})`;
}
