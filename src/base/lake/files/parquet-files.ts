import { id, join, literal, type Sql, sql } from '../sql.ts';

/** How a table is laid out in its file; one that pages read by a key, and that grows with the people, says how long a file may be. */
export type ParquetLayout = Readonly<{ rowGroupRows?: number; groupsAFile?: number }>;

const DEFAULT_ROW_GROUP_ROWS = 122_880;

/** DuckDB's way of reading and writing Parquet files; part of the dialect. */
export const duckDbFiles = {
  /** A table expression over Parquet files. */
  readParquet(paths: readonly string[]): Sql {
    return sql`read_parquet([${join(paths.map((path) => literal(path)))}])`;
  },

  /** The least and the greatest value that a column has in each of some Parquet files, as the files themselves tell. */
  rangesOfFiles(paths: readonly string[], column: string, type: 'bigint' | 'text'): Sql {
    const told = (name: string) => sql`cast(${id(name)} as ${type === 'text' ? sql`varchar` : sql`bigint`})`;
    return sql`
      select file_name as file, min(${told('stats_min_value')}) as first, max(${told('stats_max_value')}) as last
      from parquet_metadata([${join(paths.map((path) => literal(path)))}])
      where path_in_schema = ${literal(column)}
      group by file_name
      order by file_name`;
  },

  /** How many rows a Parquet file has. */
  countRows(path: string): Sql {
    return sql`select num_rows as rows from parquet_file_metadata([${literal(path)}])`;
  },

  /** Rows of a Parquet file by their places in it, which are counted from 0, in their order. */
  rowsOfFile(path: string, { first, last }: Readonly<{ first: number; last: number }>): Sql {
    return sql`
      select * exclude (file_row_number)
      from read_parquet([${literal(path)}], file_row_number = true)
      where file_row_number between ${literal(first)} and ${literal(last)}`;
  },

  /** Writes an answer to one Parquet file. */
  writeParquet(select: Sql, path: string, layout: ParquetLayout = {}): Sql {
    const rows = literal(layout.rowGroupRows ?? DEFAULT_ROW_GROUP_ROWS);
    return sql`copy (${select}) to ${literal(path)} (format parquet, compression zstd, compression_level 1, row_group_size ${rows})`;
  },
} as const;
