import { duckDbFiles } from './files/parquet-files.ts';
import { duckDbLikeness, duckDbTexts } from './likeness.ts';
import { id, join, literal, type Sql, sql, trusted } from './sql.ts';
import { duckDbTextKeys } from './text-keys.ts';

export type { ParquetLayout } from './files/parquet-files.ts';

/** What differs from engine to engine; stage SQL asks for it here and is otherwise plain. */
export type Dialect = typeof duckDbDialect;

/** Columns of `from` that become rows beside the columns kept. */
export type Unpivot = Readonly<{
  from: Sql;
  keep: readonly string[];
  columns: readonly Readonly<{ column: string; name: string }>[];
  name: string;
  value: string;
}>;

/** Text files with one delimiter and no quotes, and what their columns are read as. */
export type DelimitedSource = Readonly<{
  paths: readonly string[];
  columns: readonly Readonly<{ name: string; type: 'varchar' | 'integer' }>[];
  delimiter: string;
  /** Texts that are read as null. */
  empty: readonly string[];
}>;

/** DuckDB's way of saying what engines say differently. */
export const duckDbDialect = {
  name: 'duckdb',
  ...duckDbFiles,
  ...duckDbLikeness,
  ...duckDbTexts,
  ...duckDbTextKeys,

  /** A table expression over a comma-separated file with a header line; every column is text, and what is empty is null. */
  readCsv(path: string): Sql {
    return sql`read_csv(${literal(path)}, header = true, delim = ',', quote = '"', all_varchar = true)`;
  },

  /** A table expression over files of plain lines without a header or quotes; the columns have the given types. */
  readDelimited({ paths, columns, delimiter, empty }: DelimitedSource): Sql {
    const texts = (list: readonly string[]) => join(list.map((text) => literal(text)));
    const types = columns.map(({ name, type }) => sql`${literal(name)}: ${literal(type)}`);
    const form = sql`delim = ${literal(delimiter)}, quote = '', escape = '', nullstr = [${texts(empty)}]`;
    return sql`read_csv([${texts(paths)}], columns = {${join(types)}}, ${form}, header = false, auto_detect = false)`;
  },

  /** Lets tables be made in any row order, which is faster; for stages whose rows carry their number. */
  forgetRowOrder(): Sql {
    return sql`set preserve_insertion_order = false`;
  },

  /** From here on an engine uses so many threads. */
  useThreads(threads: number): Sql {
    return sql`set threads = ${literal(threads)}`;
  },

  /** Makes a table that lives as long as the engine, and that all its lines see. */
  createTable(name: Sql, select: Sql): Sql {
    return sql`create or replace table ${name} as ${select}`;
  },

  /** One value of several columns, whose fields are then asked by their names. */
  record(columns: readonly string[]): Sql {
    return sql`struct_pack(${join(columns.map((name) => sql`${id(name)} := ${id(name)}`))})`;
  },

  /** A list of one record where the condition holds, else nothing: what few rows need is carried for them only. */
  recordWhere(condition: Sql, columns: readonly string[]): Sql {
    const parts = columns.map((name) => sql`${id(name)} := ${id(name)}`);
    return sql`case when ${condition} then [struct_pack(${join(parts)})] end`;
  },

  /** The records of such lists as columns of their own, a row each; the only other columns are those selected beside. */
  unpackedRecords(list: Sql): Sql {
    return sql`unnest(${list}, recursive := true)`;
  },

  /** The parts of a text between letters that part it, a row each; two such texts beside each other are parted alike. */
  partsAsRows(text: Sql, between: string): Sql {
    return sql`unnest(string_split(${text}, ${literal(between)}))`;
  },

  /** The place of a row in a table that does not change meanwhile: a number to join its rows by, in no order that means anything. */
  rowPlace(table: string): Sql {
    return sql`${id(table)}.rowid`;
  },

  /** Whole years from one date to another, as a person counts them. */
  yearsBetween(from: Sql, to: Sql): Sql {
    return sql`date_sub('year', ${from}, ${to})`;
  },

  /** Whole months completed from one date to another, below zero when the second is earlier. */
  monthsBetween(from: Sql, to: Sql): Sql {
    return sql`date_sub('month', ${from}, ${to})`;
  },

  /** The date some years after (or, if negative, before) a date. */
  addYears(date: Sql, years: number): Sql {
    return sql`cast(${date} + to_years(${literal(years)}) as date)`;
  },

  /** Whole numbers as a question of one column, for sets too long to be written as a list: one bound text, read by the engine. */
  numbers(numbers: readonly bigint[]): Sql {
    return sql`select cast(unnest(string_split(${numbers.join(',')}, ',')) as bigint)`;
  },

  /** The date some days after (or, if negative, before) a date. */
  addDays(date: Sql, days: number): Sql {
    return sql`cast(${date} + to_days(${literal(days)}) as date)`;
  },

  /** Letters that must change to turn one text into another. The texts must be one byte a letter (see linkage keys). */
  editDistance(left: Sql, right: Sql): Sql {
    return sql`levenshtein(${left}, ${right})`;
  },

  /** Or-s integer bits over a group. */
  bitOr(expression: Sql): Sql {
    return sql`bit_or(${expression})`;
  },

  /** Xor-s integers over a group: a set of numbers has one answer, whatever its order, and two sets apart have that of their union. */
  bitXor(expression: Sql): Sql {
    return sql`bit_xor(${expression})`;
  },

  /** The greatest two values of a group as a list, greatest first; a group of one has one. */
  greatestTwo(expression: Sql): Sql {
    return sql`max(${expression}, 2)`;
  },

  /** An element of a list by its place, which is counted from 0; null where the list is shorter. */
  elementOf(list: Sql, place: number): Sql {
    return sql`${list}[${literal(place + 1)}]`;
  },

  /** An integer with the bits of both. */
  orBits(one: Sql, other: Sql): Sql {
    return sql`(${one} | ${other})`;
  },

  /** The number that the lowest bits of an integer make. */
  lowBits(integer: Sql, bits: number): Sql {
    return sql`(${integer} & ${literal(2n ** BigInt(bits) - 1n)})`;
  },

  /** The number that the bits above its lowest ones make. */
  highBits(integer: Sql, above: number): Sql {
    return sql`(${integer} >> ${literal(above)})`;
  },

  /** How many bits of an integer are set. */
  bitCount(expression: Sql): Sql {
    return sql`cast(bit_count(${expression}) as integer)`;
  },

  /** Whether an integer has this bit (a power of two). */
  hasBit(expression: Sql, bit: number | bigint): Sql {
    return sql`(${expression} & ${literal(bit)}) <> 0`;
  },

  /** A calendar date from three integers, null when there is no such day. Most days are in every month and asked no more. */
  dateOf({ year, month, day }: Readonly<{ year: Sql; month: Sql; day: Sql }>): Sql {
    const leap = sql`(${year} % 4 = 0 and (${year} % 100 <> 0 or ${year} % 400 = 0))`;
    const days = sql`case when ${month} in (4, 6, 9, 11) then 30 when ${month} <> 2 then 31 when ${leap} then 29 else 28 end`;
    const isMonth = sql`${year} between 1 and 9999 and ${month} between 1 and 12`;
    const date = sql`make_date(${year}, ${month}, ${day})`;
    return sql`case when ${day} between 1 and 28 and ${isMonth} then ${date} when ${day} between 29 and ${days} and ${isMonth} then ${date} end`;
  },

  /**
   * A column of a type as people write its values: whole numbers without a decimal point, which tools add where a cell is missing, and
   * a moment without a time of day as a date.
   */
  plainText(column: Sql, type: string): Sql {
    const text = sql`cast(${column} as varchar)`;
    if (type === 'DOUBLE' || type === 'FLOAT')
      return sql`case when isnan(${column}) then null when ${column} = trunc(${column}) and abs(${column}) < 1e15 then cast(cast(${column} as bigint) as varchar) else ${text} end`;
    if (!type.startsWith('TIMESTAMP')) return text;
    return sql`case when ${column} = date_trunc('day', ${column}) then cast(cast(${column} as date) as varchar) else ${text} end`;
  },

  /** A table expression of one column with the integers from 0 to below a count. */
  series(column: string, count: number): Sql {
    return sql`range(${literal(count)}) as series(${id(column)})`;
  },

  /** The whole numbers from 0 to below a count that is asked for, a row each. */
  numbersBelow(count: Sql): Sql {
    return sql`unnest(range(${count}))`;
  },

  /** How often one integer goes into another. */
  divided(number: Sql, by: Sql): Sql {
    return sql`(${number} // ${by})`;
  },

  /** One of a few constants by its place, which is counted from 0. */
  elementAt(elements: readonly Sql[], place: Sql): Sql {
    return sql`[${join(elements)}][${place} + 1]`;
  },

  /** One of a few texts by its place, which is counted from 0. A file keeps the place and names the texts once. */
  wordAt(words: readonly (string | null)[], place: Sql): Sql {
    const texts = [...new Set(words.filter((word) => word !== null))];
    if (texts.length === 0) return sql`cast(null as varchar)`;
    const type = sql`enum(${join(texts.map((text) => literal(text)))})`;
    return sql`cast([${join(words.map((word) => literal(word)))}] as ${type}[])[${place} + 1]`;
  },

  /** The parts of a text between commas, each turned, once and in order; null where one turns into nothing. */
  turnParts(text: Sql, turn: (part: Sql) => Sql): Sql {
    const turned = sql`list_transform(string_split(${text}, ','), lambda part: ${turn(sql`trim(part)`)})`;
    return sql`case when list_count(${turned}) = len(${turned}) then array_to_string(list_sort(list_distinct(${turned})), ',') end`;
  },

  /** Turns columns into rows: one row for each column that is not null, with the column's given name and its value. */
  unpivot(shape: Unpivot): Sql {
    const keep = shape.keep.map((name) => id(name));
    const names = shape.columns.map((column) => literal(column.name));
    const values = shape.columns.map((column) => id(column.column));
    return sql`
      select *
      from (
        select ${join(keep)}, unnest([${join(names)}]) as ${id(shape.name)}, unnest([${join(values)}]) as ${id(shape.value)}
        from ${shape.from}
      ) as unpivoted
      where ${id(shape.value)} is not null`;
  },

  /** A type name for the sources of a cast; `wide` holds the product of any two BIGINTs. */
  type(name: 'text' | 'integer' | 'bigint' | 'wide' | 'date' | 'boolean' | 'double'): Sql {
    return trusted(
      {
        text: 'varchar',
        integer: 'integer',
        bigint: 'bigint',
        wide: 'hugeint',
        date: 'date',
        boolean: 'boolean',
        double: 'double',
      }[name],
    );
  },
} as const;
