import { dialect, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { LinkageContext, Source } from '../inputs.ts';
import type { LinkageSettings } from '../settings.ts';
import { recordKeyOf } from './record-key.ts';

/** A record is the row id in so many bits, and the source's number above them. */
const ROW_ID_BITS = 52;
const ROWS_OF_A_SOURCE = 2n ** BigInt(ROW_ID_BITS);

/** The integer that names a row among all sources. */
export function recordOf({ number }: Source, rowId: Sql): Sql {
  return sql`${rowId} + ${literal(BigInt(number) * ROWS_OF_A_SOURCE)}`;
}

/** The row's own id within its source. */
export function rowIdOf(record: Sql): Sql {
  return dialect.lowBits(record, ROW_ID_BITS);
}

/** The number of the source that a record is of. */
export function sourceOf(record: Sql): Sql {
  return sql`cast(${dialect.divided(record, literal(ROWS_OF_A_SOURCE))} as smallint)`;
}

/** The column of `identities` that holds a field just as the source writes it. */
export function asWritten(field: string): string {
  return `written_${field}`;
}

/**
 * The rows of some sources side by side, reduced to what tells who somebody is, with some more fields as written; what a source
 * does not have is null.
 */
export function identities(
  sources: readonly Source[],
  { settings }: LinkageContext,
  more: readonly string[] = [],
): Sql {
  const all = sources.map((source) => identitiesOf({ source, rows: source.rows, more }, settings));
  return join([nobody(more), ...all], '\n      union all ');
}

/**
 * The same for those rows only whose record is in a table, which are picked out before anything is worked out: by their own ids, for then
 * the engine leaves most of a file unread.
 */
export function identitiesIn(wanted: Sql, sources: readonly Source[], { settings }: LinkageContext): Sql {
  const all = sources.map((source) => {
    const rows = sql`(
        select *
        from ${source.rows}
        where row_id in (select ${rowIdOf(sql`record`)} from ${wanted} where source = ${literal(source.number)})
      ) as wanted_row`;
    return identitiesOf({ source, rows, more: [] }, settings);
  });
  return join([nobody([]), ...all], '\n      union all ');
}

function nobody(more: readonly string[]): Sql {
  const written = more.map((field) => sql`, cast(null as varchar) as ${id(asWritten(field))}`);
  return sql`
      select
        cast(null as smallint) as source,
        cast(null as bigint) as record,
        cast(null as bigint) as number,
        cast(null as bigint) as unproven,
        cast(null as varchar) as given_name,
        cast(null as varchar) as family_name,
        cast(null as date) as birth,
        cast(null as tinyint) as birth_precision,
        cast(null as tinyint) as sex,
        cast(null as integer) as place,
        cast(null as bigint) as record_key${join(written, '')}
      where false`;
}

type Rows = Readonly<{ source: Source; rows: Sql; more: readonly string[] }>;

function identitiesOf({ source, rows, more }: Rows, settings: LinkageSettings): Sql {
  const text = (field: string) => (source.has(field) ? id(field) : sql`cast(null as varchar)`);
  return sql`
      select
        cast(${literal(source.number)} as smallint),
        ${recordOf(source, sql`row_id`)},
        ${source.has('pid') ? numberIn(sql`pid`) : noNumber},
        ${source.has('pid_unproven') ? numberIn(sql`pid_unproven`) : noNumber},
        ${text('given_name')},
        ${text('family_name')},
        ${source.has('birth_date') ? sql`birth_date` : sql`cast(null as date)`},
        ${precisionOf(source)},
        ${sexOf(source, settings)},
        ${placeOf(source, settings)},
        ${recordKeyOf(source, id)}${join(
          more.map(
            (field) =>
              sql`, ${source.has(field) ? sql`cast(${id(field)} as varchar)` : sql`cast(null as varchar)`}`,
          ),
          '',
        )}
      from ${rows}`;
}

const noNumber = sql`cast(null as bigint)`;

/** A person's number as an integer; nothing where the text is no number. */
export function numberIn(text: Sql): Sql {
  return sql`nullif(try_cast(${text} as bigint), 0)`;
}

/** 3 to the day, 2 to the month, 1 to the year. */
function precisionOf(source: Source): Sql {
  if (!source.has('birth_date')) return sql`cast(null as tinyint)`;
  if (!source.has('birth_date_precision')) return sql`cast(3 as tinyint)`;
  return sql`cast(case birth_date_precision when 'year' then 1 when 'month' then 2 else 3 end as tinyint)`;
}

/** 1 male, 2 female: as written, else as the title tells. */
function sexOf(source: Source, { sexOfTitle }: LinkageSettings): Sql {
  const written = [sql`when sex = 'm' then 1`, sql`when sex = 'f' then 2`];
  const told = [
    sql`when ${isOneOf(sql`title`, sexOfTitle.m)} then 1`,
    sql`when ${isOneOf(sql`title`, sexOfTitle.f)} then 2`,
  ];
  const cases = [...(source.has('sex') ? written : []), ...(source.has('title') ? told : [])];
  return cases.length === 0 ? sql`cast(null as tinyint)` : sql`cast(case ${join(cases, ' ')} end as tinyint)`;
}

/** Whether a text is one of a few, asked of each distinct text once; a list of constants would become a join for each source. */
function isOneOf(text: Sql, texts: readonly string[]): Sql {
  if (texts.length === 0) return sql`false`;
  return sql`position(${BAR} || ${text} || ${BAR} in ${literal(`|${texts.join('|')}|`)}) > 0`;
}

const BAR = literal('|');

function placeOf(source: Source, settings: LinkageSettings): Sql {
  return ownPlace(settings.place.own.filter(source.has).map(id), settings);
}

/** The place that a row's own register says: the first of its place codes that is one. */
export function ownPlace(codes: readonly Sql[], { place }: LinkageSettings): Sql {
  if (codes.length === 0) return sql`cast(null as integer)`;
  return sql`coalesce(${join([...codes.map((code) => placeNumber(code, place.digits)), sql`null`])})`;
}

/** The integer of a place code, cut to the level on which places are compared. */
export function placeNumber(code: Sql, digits: number): Sql {
  return sql`try_cast(substr(${code}, 1, ${literal(digits)}) as integer)`;
}
