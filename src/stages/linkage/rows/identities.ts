import { dialect, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { LinkageContext, Source } from '../inputs.ts';
import type { LinkageSettings } from '../settings.ts';

/** Room for the row ids of one source: a record is the source's number times this, plus the row id. */
const ROWS_OF_A_SOURCE = 2n ** 52n;

/** The integer that names a row among all sources. */
export function recordOf({ number }: Source, rowId: Sql): Sql {
  return sql`${rowId} + ${literal(BigInt(number) * ROWS_OF_A_SOURCE)}`;
}

/** The row's own id within its source. */
export function rowIdOf(source: Sql, record: Sql): Sql {
  return sql`${record} - cast(${source} as bigint) * ${literal(ROWS_OF_A_SOURCE)}`;
}

/** The rows of some sources side by side, reduced to what tells who somebody is; what a source does not have is null. */
export function identities(sources: readonly Source[], { settings }: LinkageContext): Sql {
  const all = sources.map((source) => identitiesOf({ source, rows: source.rows }, settings));
  return join([NOBODY, ...all], '\n      union all ');
}

/** The same for those rows only whose record is in a table, which are picked out before anything is worked out. */
export function identitiesIn(wanted: Sql, sources: readonly Source[], { settings }: LinkageContext): Sql {
  const all = sources.map((source) => {
    const rows = sql`(
        select accepted.*
        from ${source.rows} as accepted
        join ${wanted} as wanted on wanted.record = ${recordOf(source, sql`accepted.row_id`)}
        where wanted.source = ${literal(source.number)}
      ) as wanted_row`;
    return identitiesOf({ source, rows }, settings);
  });
  return join([NOBODY, ...all], '\n      union all ');
}

const NOBODY = sql`
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
        cast(null as bigint) as record_key
      where false`;

function identitiesOf(
  { source, rows }: Readonly<{ source: Source; rows: Sql }>,
  settings: LinkageSettings,
): Sql {
  const text = (field: string) => (source.has(field) ? id(field) : sql`cast(null as varchar)`);
  return sql`
      select
        cast(${literal(source.number)} as smallint),
        ${recordOf(source, sql`row_id`)},
        ${numberIn(source, 'pid')},
        ${numberIn(source, 'pid_unproven')},
        ${text('given_name')},
        ${text('family_name')},
        ${source.has('birth_date') ? sql`birth_date` : sql`cast(null as date)`},
        ${precisionOf(source)},
        ${sexOf(source, settings)},
        ${placeOf(source, settings)},
        ${recordKeyOf(source)}
      from ${rows}`;
}

function numberIn(source: Source, field: 'pid' | 'pid_unproven'): Sql {
  return source.has(field) ? sql`nullif(try_cast(${id(field)} as bigint), 0)` : sql`cast(null as bigint)`;
}

/** What tells who a row is about when nothing names the row itself. */
const IDENTIFYING = ['pid', 'given_name', 'family_name', 'birth_date', 'sex'] as const;

/**
 * The number that names a row across deliveries: its source and key, else all that identifies. Where rows are keyed by the
 * citizen's number and two may have one, the name and birth date belong to the key, for one of the two carries somebody
 * else's card.
 */
function recordKeyOf(source: Source): Sql {
  const textOf = (field: string) => sql`'|' || coalesce(cast(${id(field)} as varchar), '')`;
  const keyOf = (kind: string, fields: readonly string[]) =>
    dialect.stableNumber(join([literal(`${source.id}|${kind}`), ...fields.map(textOf)], ' || '));
  const identifying = IDENTIFYING.filter(source.has);
  const key = source.key.filter(source.has);
  if (key.length === 0 || key.length < source.key.length) return keyOf('row', identifying);
  const isDoubtful = !source.keyIsUnique && key.includes('pid');
  const fields = isDoubtful ? [...new Set([...key, ...identifying])] : key;
  const isWhole = key.map((field) => sql`${id(field)} is not null`);
  return sql`case when ${join(isWhole, ' and ')} then ${keyOf('key', fields)} else ${keyOf('row', identifying)} end`;
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
    sql`when title in (${join(sexOfTitle.m.map((title) => literal(title)))}) then 1`,
    sql`when title in (${join(sexOfTitle.f.map((title) => literal(title)))}) then 2`,
  ];
  const cases = [...(source.has('sex') ? written : []), ...(source.has('title') ? told : [])];
  return cases.length === 0 ? sql`cast(null as tinyint)` : sql`cast(case ${join(cases, ' ')} end as tinyint)`;
}

function placeOf(source: Source, { place }: LinkageSettings): Sql {
  const fields = place.own.filter(source.has).map((field) => placeNumber(id(field), place.digits));
  if (fields.length === 0) return sql`cast(null as integer)`;
  return sql`coalesce(${join([...fields, sql`null`])})`;
}

/** The integer of a place code, cut to the level on which places are compared. */
export function placeNumber(code: Sql, digits: number): Sql {
  return sql`try_cast(substr(${code}, 1, ${literal(digits)}) as integer)`;
}
