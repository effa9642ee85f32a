import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import { type CastPlan, REJECT_STEP, rawColumn } from './cast-rows.ts';
import type { SourceContract } from './contract.ts';
import type { Piece } from './pieces/index.ts';
import { REASON_CODES } from './reasons.ts';

const VALUE_LETTERS = 60;
const KEY_DUPLICATE = sql`'KEY_DUPLICATE'`;
const OWN_NUMBER = 'pid';
const NOTHING = sql`cast(null as ${dialect.type('text')})`;

/** `known_place`: codes of subdistricts and villages that can be stored, and what is stored for them. */
export function knownPlaces(): Sql {
  return sql`
    select code, case when retired then successor else code end as stored
    from places.places
    where level in ('subdistrict', 'village')
      and (not retired or successor is not null)`;
}

/** What turns a piece's text into columns; `blank` is what stands for nothing in any of them. */
export type PieceText = Omit<Piece, 'brokenPath'> & Readonly<{ blank: readonly string[] }>;

/** A piece's rows under the names that casts use, each beside the year of its data and the last date that is believed. */
export function pieceRows(
  contract: SourceContract,
  { path, asOf, layout, delimiter, blank }: PieceText,
): Sql {
  const numbers = ['_file_no', '_row_no'].map((name) => ({ name, type: 'integer' as const }));
  const texts = Array.from({ length: layout.width }, (_, place) => ({
    name: `f${place}`,
    type: 'varchar' as const,
  }));
  const columns = contract.columns.map((_, index) => {
    const place = layout.places[index] ?? -1;
    const said = place < 0 ? sql`cast(null as ${dialect.type('text')})` : sql`line.${id(`f${place}`)}`;
    return sql`${said} as ${id(rawColumn(index + 1))}`;
  });
  const lines = dialect.readDelimited({
    paths: [path],
    columns: [...numbers, ...texts],
    delimiter,
    empty: ['', ...blank],
  });
  const date = sql`cast(${literal(asOf)} as ${dialect.type('date')})`;
  return sql`
    select
      line._file_no,
      line._row_no,
      cast(extract(year from ${date}) as ${dialect.type('integer')}) as _as_of_year,
      ${dialect.addYears(date, 1)} as _latest,
      ${join(columns)}
    from ${lines} as line`;
}

/** `duplicate_row`: rows of `cast_row` whose key an earlier row has, in this piece or in one before (`claimed_key`). */
export function duplicateRows(contract: SourceContract): Sql {
  return sql`
    with keyed_row as (
      select row_id, ${keyOf(contract)} as key
      from cast_row
      where _reject is null
    ), repeated_key as (
      select key from keyed_row where key is not null group by key having count(*) > 1
      union
      select key from keyed_row where key in (select key from claimed_key)
    ), contender as (
      select row_id, key, row_number() over (partition by key order by row_id) as place
      from keyed_row
      where key in (select key from repeated_key)
    )
    select row_id, key
    from contender
    where place > 1
      or key in (select key from claimed_key)`;
}

/** Keys of the rows of `cast_row` that stand, which later pieces may not have again. */
export function claimedKeys(contract: SourceContract): Sql {
  return sql`
    select ${keyOf(contract)} as key
    from cast_row
    where _reject is null
      and ${keyOf(contract)} is not null
      and row_id not in (select row_id from duplicate_row)`;
}

/** The rows that stand. */
export function acceptedRows(plan: CastPlan, contract: SourceContract): Sql {
  return sql`
    select row_id, file_no, row_no${join(
      plan.fields.map((field) => sql`, ${id(field)}`),
      '',
    )}
    from cast_row
    where ${stands(contract)}`;
}

/**
 * One row for each that was rejected: it could not be cut, or not be cast, or another came before it. The number of whom it is about
 * stays with it where that could be read: a register that sent a row about somebody does not say no of them.
 */
export function rejectedRows(contract: SourceContract): Sql {
  const column = dialect.divided(sql`_reject`, literal(REJECT_STEP));
  const fields = contract.columns.map(
    ({ field }, index) => sql`when ${literal(index + 1)} then ${literal(field)}`,
  );
  const repeated = sql`
    union all
    select cast_row.file_no, cast_row.row_no, ${KEY_DUPLICATE}, ${keyField(contract)}, substr(duplicate_row.key, 1, ${literal(VALUE_LETTERS)}), ${numberIn(contract)}
    from duplicate_row
    join cast_row on cast_row.row_id = duplicate_row.row_id`;
  return sql`
    select file_no, row_no, code, ${NOTHING} as field, value, ${NOTHING} as pid
    from broken_row
    union all
    select file_no, row_no, ${codeOf(sql`_reject % ${literal(REJECT_STEP)}`)}, case ${column} ${join(fields, ' ')} end, _reject_value, ${numberIn(contract)}
    from cast_row
    where _reject is not null${rejectsRepeated(contract) ? repeated : sql``}`;
}

/** `mended_row`: the few rows that stand in which something was mended or dropped. */
export function mendedRows(plan: CastPlan, contract: SourceContract): Sql {
  const columns = plan.mended.map(({ column }) => id(column));
  const reasons = [...columns, sql`cast(null as ${dialect.type('integer')})`];
  return sql`
    select row_id, file_no, row_no${join(
      columns.map((column) => sql`, ${column}`),
      '',
    )}
    from cast_row
    where ${stands(contract)}
      and coalesce(${join(reasons)}) is not null`;
}

/** One row for each value that was mended or dropped in a row that stands, and for each key that came before. */
export function repairedRows(plan: CastPlan, contract: SourceContract): Sql {
  const values = plan.mended.map(({ column, field }) => ({ column, name: field }));
  const mended =
    values.length === 0
      ? sql`select row_id, file_no, row_no, 0 as reason, '' as field from mended_row`
      : dialect.unpivot({
          from: sql`mended_row`,
          keep: ['row_id', 'file_no', 'row_no'],
          columns: values,
          name: 'field',
          value: 'reason',
        });
  const repeated = sql`
    union all
    select cast_row.row_id, cast_row.file_no, cast_row.row_no, ${KEY_DUPLICATE}, ${keyField(contract)}
    from duplicate_row
    join cast_row on cast_row.row_id = duplicate_row.row_id`;
  return sql`
    select row_id, file_no, row_no, ${codeOf(sql`reason`)} as code, field
    from (${mended}) as mended${rejectsRepeated(contract) ? sql`` : repeated}`;
}

function stands(contract: SourceContract): Sql {
  const isFirst = sql`row_id not in (select row_id from duplicate_row)`;
  return rejectsRepeated(contract) ? sql`_reject is null and ${isFirst}` : sql`_reject is null`;
}

function rejectsRepeated({ onDuplicate }: SourceContract): boolean {
  return onDuplicate === 'reject';
}

/** The number of whom a row is about, in the sources that tell one. */
function numberIn({ columns }: SourceContract): Sql {
  return columns.some(({ field }) => field === OWN_NUMBER) ? id(`cast_row.${OWN_NUMBER}`) : NOTHING;
}

function keyField({ key }: SourceContract): Sql {
  return literal(key[0] ?? null);
}

/** A key as one text; null where a part is not known, for then nothing can be said of it. */
function keyOf({ key }: SourceContract): Sql {
  if (key.length === 0) return sql`cast(null as ${dialect.type('text')})`;
  const parts = key.map((field) => sql`cast(${id(field)} as ${dialect.type('text')})`);
  return join(parts, ' || chr(31) || ');
}

function codeOf(number: Sql): Sql {
  const codes = REASON_CODES.map((code, index) => sql`when ${literal(index + 1)} then ${literal(code)}`);
  return sql`case ${number} ${join(codes, ' ')} end`;
}

/** How many rows of each file stand, or were rejected or repaired for which reason. */
export function countsOf(
  table: 'accepted' | 'rejected' | 'repaired',
  plan: CastPlan,
  contract: SourceContract,
): Sql {
  const code = table === 'accepted' ? sql`''` : sql`code`;
  const rows = table === 'accepted' ? acceptedRows(plan, contract) : sql`select * from ${id(`${table}_row`)}`;
  return sql`
    select file_no, ${code} as code, cast(count(*) as ${dialect.type('integer')}) as rows
    from (${rows}) as counted
    group by 1, 2
    order by file_no, code`;
}
