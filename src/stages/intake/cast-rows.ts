import { dialect, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import { type Cast, castOf, firstOf, type Layer, reason, saidText } from './casts/index.ts';
import type { CodeList } from './code-list.ts';
import type { Column, SourceContract } from './contract.ts';
import { derivedValue, sumsThatDiffer } from './derived-fields.ts';
import type { IntakeSettings } from './settings.ts';

/** What rows of a source are cast by. */
export type CastRules = Readonly<{
  contract: SourceContract;
  codeLists: readonly CodeList[];
  settings: IntakeSettings;
  refusesSynthetic: boolean;
}>;

/** A column in which something can be mended or dropped: where cast rows keep the reason, and the field it is about. */
export type MendedColumn = Readonly<{ column: string; field: string }>;

/** The SQL that a contract becomes. */
export type CastPlan = Readonly<{
  /** Canonical fields in their order. */
  fields: readonly string[];
  mended: readonly MendedColumn[];
  /**
   * Casts rows that have `_file_no`, `_row_no`, `_as_of_year`, `_latest` and the contract's columns by `rawColumn`. Gives
   * `row_id`, `file_no`, `row_no`, the fields, `_reject` (null, or the column's number times REJECT_STEP plus the reason's),
   * `_reject_value`, and the columns of `mended`. Names of ours begin with an underscore, which no field does.
   */
  select: (rows: Sql) => Sql;
}>;

/** How a rejected row says in one number which column and which reason. */
export const REJECT_STEP = 64;

const NAME_FIELDS = ['title', 'given_name', 'family_name'];
const VALUE_LETTERS = 60;

/** What the text of a contract's column is called before it is cast; columns are counted from 1. */
export function rawColumn(number: number): string {
  return `_c${number}`;
}

/** Turns a contract into one statement: columns go through their layers side by side, then fields are made and rows judged. */
export function planCasts(rules: CastRules): CastPlan {
  const columns = rules.contract.columns.map((column, index) => columnCast(rules, column, index + 1));
  const fields = fieldsOf(columns);
  const { derived } = rules.contract;
  const mended = [
    ...columns.flatMap(({ mended: found, number, column }) =>
      found ? [{ column: `_mended${number}`, field: column.field, value: found }] : [],
    ),
    ...sumsThatDiffer(derived),
  ];
  return {
    fields: [...fields.keys(), ...derived.map(({ field }) => field)],
    mended: mended.map(({ column, field }) => ({ column, field })),
    select: (rows) => sql`
      with layer_0 as (
        select *${commaEach(columns.map(({ said, text }) => sql`${said} as ${text}`))}
        from (${rows}) as piece_row
      )${layerQueries(columns)}, field_row as (
        select
          cast_row.*
          ${commaEach([...fields].map(([field, value]) => sql`${value} as ${id(field)}`))}
          ${commaEach(columns.flatMap(({ marks }) => marks))}
        from ${id(`layer_${layerCount(columns)}`)} as cast_row
        ${join(
          columns.flatMap(({ cast }) => cast.joins ?? []),
          '\n',
        )}
      ), judged_row as (
        select *, ${coalesced(
          columns.flatMap(({ rejected }) => rejected ?? []),
          'integer',
        )} as _reject
        from field_row
      )
      select
        cast(_file_no as ${dialect.type('bigint')}) * 4294967296 + _row_no as row_id,
        _file_no as file_no,
        _row_no as row_no
        ${commaEach([...fields.keys()].map((field) => id(field)))}
        ${commaEach(derived.map((one) => sql`${derivedValue(one)} as ${id(one.field)}`))},
        _reject,
        ${rejectValue(columns)} as _reject_value
        ${commaEach(mended.map(({ column, value }) => sql`${value} as ${id(column)}`))}
      from judged_row`,
  };
}

/** A column and what its cast says, in the names that the statement uses. */
type ColumnCast = Readonly<{
  number: number;
  column: Column;
  cast: Cast;
  text: Sql;
  said: Sql;
  /** What is wrong and what was mended, in the columns that the rest refers to. */
  marks: readonly Sql[];
  /** The number that rejects the row, null where the row stands; absent where the column rejects nothing. */
  rejected?: Sql;
  /** The reason of what was mended or dropped; absent where nothing can be. */
  mended?: Sql;
}>;

function columnCast(rules: CastRules, column: Column, number: number): ColumnCast {
  const raw = rawColumn(number);
  const own = (name: string) => `${raw}_${name}`;
  const text = id(own('text'));
  const bad = id(own('bad'));
  const { settings, codeLists, refusesSynthetic } = rules;
  const cast = castOf({ column, text, own, settings, codeLists, refusesSynthetic });
  const rejects = column.required || column.onBad === 'reject';
  const always = cast.alwaysRejects;
  const cases = [
    ...(cast.bad && rejects ? [[sql`${bad} is not null`, bad] as const] : []),
    ...(cast.bad && always && !rejects ? [[sql`${bad} = ${reason(always)}`, bad] as const] : []),
    ...(column.required ? [[sql`${id(mainField(cast))} is null`, reason('VALUE_MISSING')] as const] : []),
  ];
  const found = id(own('mended'));
  const mended = [...(cast.bad && !rejects ? [bad] : []), ...(cast.mended ? [found] : [])];
  const marks = [
    ...(cast.bad ? [sql`${cast.bad} as ${bad}`] : []),
    ...(cast.mended ? [sql`${cast.mended} as ${found}`] : []),
  ];
  return {
    number,
    column,
    cast,
    text,
    said: saidText(id(raw), column, settings),
    marks,
    ...(cases.length > 0 ? { rejected: sql`${literal(number * REJECT_STEP)} + ${firstOf(cases)}` } : {}),
    ...(mended.length > 0 ? { mended: coalesced(mended, 'integer') } : {}),
  };
}

function mainField({ fields }: Cast): string {
  return fields[0]?.field ?? '';
}

/** Each layer adds the columns' named expressions to what the layer before it has. */
function layerQueries(columns: readonly ColumnCast[]): Sql {
  const layers = Array.from(
    { length: layerCount(columns) },
    (_, index): Layer => Object.assign({}, ...columns.map(({ cast }) => cast.layers[index] ?? {})),
  );
  const queries = layers.map((layer, index) => {
    const named = Object.entries(layer).map(([name, value]) => sql`${value} as ${id(name)}`);
    return sql`, ${id(`layer_${index + 1}`)} as (
        select *${commaEach(named)}
        from ${id(`layer_${index}`)}
      )`;
  });
  return join(queries, '');
}

function layerCount(columns: readonly ColumnCast[]): number {
  return Math.max(0, ...columns.map(({ cast }) => cast.layers.length));
}

/** Fields in the order of their columns. Two columns may fill one: a title of its own comes before one found in a name. */
function fieldsOf(columns: readonly ColumnCast[]): ReadonlyMap<string, Sql> {
  const fields = new Map<string, Sql>();
  for (const { field, value } of columns.flatMap(({ cast }) => cast.fields)) {
    const known = fields.get(field);
    fields.set(field, known ? coalesced([known, value], 'text') : value);
  }
  const hasNames = columns.some(({ column }) => column.read === 'name' || column.read === 'full-name');
  for (const field of hasNames ? NAME_FIELDS : []) {
    if (!fields.has(field)) fields.set(field, coalesced([], 'text'));
  }
  return fields;
}

/** What stood in the column that rejected the row, shortened. */
function rejectValue(columns: readonly ColumnCast[]): Sql {
  const column = dialect.divided(sql`_reject`, literal(REJECT_STEP));
  const texts = columns.map(
    ({ number }) => [sql`${column} = ${literal(number)}`, id(rawColumn(number))] as const,
  );
  return firstOf([[sql`_reject is not null`, sql`substr(${firstOf(texts)}, 1, ${literal(VALUE_LETTERS)})`]]);
}

function coalesced(values: readonly Sql[], type: 'integer' | 'text'): Sql {
  return sql`coalesce(${join([...values, sql`cast(null as ${dialect.type(type)})`])})`;
}

function commaEach(expressions: readonly Sql[]): Sql {
  return join(
    expressions.map((expression) => sql`, ${expression}`),
    '',
  );
}
