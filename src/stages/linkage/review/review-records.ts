import { id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { LinkageContext, Source } from '../inputs.ts';
import { asWritten, rowIdOf } from '../rows/index.ts';

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
export function reviewRecords({ spine, settings }: LinkageContext): SqlStep {
  const place = sql`lpad(cast(shown_rows.place as varchar), ${literal(settings.place.digits)}, '0')`;
  const rows = [unsettledRecords(place), ...(spine ? [spineRecords(spine, place)] : [])];
  return {
    table: 'review_records',
    published: true,
    select: sql`
    select record_key, source, row_id, ${join(FIELDS.map(id))}
    from (${join(rows, '\n      union all ')}) as review_record
    order by record_key, source, row_id`,
  };
}

/** Rows that the number alone did not settle took along what is shown of them. */
function unsettledRecords(place: Sql): Sql {
  const standing: Readonly<Partial<Record<(typeof FIELDS)[number], Sql>>> = {
    given_name: sql`unsettled_rows.given_name`,
    family_name: sql`unsettled_rows.family_name`,
    birth_date: sql`unsettled_rows.birth`,
    village_code: sql`coalesce(unsettled_rows.${id(asWritten('village_code'))}, ${place})`,
  };
  const values = FIELDS.map(
    (field) => sql`${standing[field] ?? id(`unsettled_rows.${asWritten(field)}`)} as ${id(field)}`,
  );
  const rowId = rowIdOf(sql`unsettled_rows.record`);
  return sql`
      select shown_rows.record_key, source_names.name as source, ${rowId} as row_id, ${join(values)}
      from unsettled_rows
      join shown_rows on shown_rows.record = unsettled_rows.record
      join source_names on source_names.source = unsettled_rows.source`;
}

function spineRecords(source: Source, place: Sql): Sql {
  const values = FIELDS.map((field) => {
    if (!source.has(field)) return field === 'village_code' ? place : sql`cast(null as ${id(typeOf(field))})`;
    return field === 'village_code'
      ? sql`coalesce(accepted.village_code, ${place})`
      : sql`accepted.${id(field)}`;
  });
  return sql`
      select shown_rows.record_key, ${literal(source.id)}, accepted.row_id, ${join(values)}
      from ${source.rows} as accepted
      join shown_rows on ${rowIdOf(sql`shown_rows.record`)} = accepted.row_id
      where shown_rows.source = ${literal(source.number)}`;
}

function typeOf(field: (typeof FIELDS)[number]): string {
  return field === 'birth_date' ? 'date' : 'varchar';
}
