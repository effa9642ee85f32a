import { join, literal, type Sql, sql, trusted } from './sql.ts';

/** What differs from engine to engine; stage SQL asks for it here and is otherwise plain. */
export type Dialect = typeof duckDbDialect;

/** How a table is laid out in its file. */
export type ParquetLayout = Readonly<{ rowGroupRows?: number }>;

const DEFAULT_ROW_GROUP_ROWS = 122_880;

/** DuckDB's way of saying what engines say differently. */
export const duckDbDialect = {
  name: 'duckdb',

  /** A table expression over Parquet files. */
  readParquet(paths: readonly string[]): Sql {
    return sql`read_parquet([${join(paths.map((path) => literal(path)))}])`;
  },

  /** Writes an answer to one Parquet file. */
  writeParquet(select: Sql, path: string, layout: ParquetLayout = {}): Sql {
    const rows = literal(layout.rowGroupRows ?? DEFAULT_ROW_GROUP_ROWS);
    return sql`copy (${select}) to ${literal(path)} (format parquet, compression zstd, compression_level 1, row_group_size ${rows})`;
  },

  /** Makes a table that lives as long as the engine. */
  createTable(name: Sql, select: Sql): Sql {
    return sql`create or replace temp table ${name} as ${select}`;
  },

  /** 60 bits of SHA-256 of a text as BIGINT: the same on every engine, and one-way when a secret is part of the text. */
  stableKey(text: Sql): Sql {
    return sql`(('0x' || substr(sha256(${text}), 1, 15))::bigint)`;
  },

  /** Whole years from one date to another, as a person counts them. */
  yearsBetween(from: Sql, to: Sql): Sql {
    return sql`date_sub('year', ${from}, ${to})`;
  },

  /** The date some years after (or, if negative, before) a date. */
  addYears(date: Sql, years: number): Sql {
    return sql`cast(${date} + to_years(${literal(years)}) as date)`;
  },

  /** Letters that must change to turn one text into another. The texts must be one byte a letter (see linkage keys). */
  editDistance(left: Sql, right: Sql): Sql {
    return sql`levenshtein(${left}, ${right})`;
  },

  /** Or-s integer bits over a group. */
  bitOr(expression: Sql): Sql {
    return sql`bit_or(${expression})`;
  },

  /** How many bits of an integer are set. */
  bitCount(expression: Sql): Sql {
    return sql`cast(bit_count(${expression}) as integer)`;
  },

  /** A calendar date from three integers, null when there is no such day. */
  dateOf(parts: Readonly<{ year: Sql; month: Sql; day: Sql }>): Sql {
    return sql`try_cast(printf('%04d-%02d-%02d', ${parts.year}, ${parts.month}, ${parts.day}) as date)`;
  },

  /** A type name for the sources of a cast. */
  type(name: 'text' | 'integer' | 'bigint' | 'date' | 'boolean' | 'double'): Sql {
    return trusted(
      {
        text: 'varchar',
        integer: 'integer',
        bigint: 'bigint',
        date: 'date',
        boolean: 'boolean',
        double: 'double',
      }[name],
    );
  },
} as const;
