import { id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { type LinkageContext, peopleSources, type Source } from '../inputs.ts';
import { recordOf } from '../rows/index.ts';

const FIELDS = [
  'given_name',
  'family_name',
  'title',
  'sex',
  'birth_date',
  'pid',
  'house_code',
  'village_code',
  'father_pid',
  'mother_pid',
] as const;

/**
 * The rows behind the pairs that people look at, with what helps them decide; what a register does not tell is null. Where it tells no
 * village, the smallest place that linking knows stands as `village_code`.
 */
export function reviewRecords(context: LinkageContext): SqlStep {
  const { digits } = context.settings.place;
  const rows = peopleSources(context).map((source) => recordsOf(source, digits));
  const columns = join(FIELDS.map(id));
  return {
    table: 'review_records',
    published: true,
    select: sql`
    select record_key, source, row_id, ${columns}
    from (${join([NOBODY, ...rows], '\n      union all ')}) as review_record
    order by record_key, source, row_id`,
  };
}

const NOBODY = sql`
      select
        cast(null as bigint) as record_key,
        cast(null as varchar) as source,
        cast(null as bigint) as row_id,
        ${join(FIELDS.map((field) => sql`cast(null as ${id(typeOf(field))}) as ${id(field)}`))}
      where false`;

function recordsOf(source: Source, placeDigits: number): Sql {
  const place = sql`lpad(cast(shown_rows.place as varchar), ${literal(placeDigits)}, '0')`;
  const values = FIELDS.map((field) => {
    if (source.has(field))
      return field === 'village_code'
        ? sql`coalesce(accepted.village_code, ${place})`
        : sql`accepted.${id(field)}`;
    return field === 'village_code' ? place : sql`cast(null as ${id(typeOf(field))})`;
  });
  return sql`
      select shown_rows.record_key, ${literal(source.id)}, accepted.row_id, ${join(values)}
      from ${source.rows} as accepted
      join shown_rows on shown_rows.record = ${recordOf(source, sql`accepted.row_id`)}
      where shown_rows.source = ${literal(source.number)}`;
}

function typeOf(field: (typeof FIELDS)[number]): string {
  return field === 'birth_date' ? 'date' : 'varchar';
}
