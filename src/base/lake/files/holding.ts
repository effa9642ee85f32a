import { forEverybody } from '../asking.ts';

import type { Row } from '../engine.ts';
import type { Sql } from '../sql.ts';
import { duckDbFiles } from './parquet-files.ts';

/** Whole numbers or texts from the first to the last, both among them. */
export type Stretch = Readonly<{ first: bigint; last: bigint } | { first: string; last: string }>;

/** Which rows are wanted: those of a dataset's table that have a value of one of these stretches in a column. */
export type HoldingAsked = Readonly<{
  dataset: string;
  table: string;
  column: string;
  within: readonly Stretch[];
}>;

/** What is known of a reading's tables. */
export type TablesRead = Readonly<{
  rows: (statement: Sql) => Promise<Row[]>;
  filesIn: (dataset: string, table: string) => Promise<readonly string[]>;
  /** A table with all its rows. */
  whole: (dataset: string, table: string) => Sql;
}>;

/** Each of some values as a stretch of its own. */
export function each(values: readonly bigint[] | readonly string[]): Stretch[] {
  return values.map((value) => ({ first: value, last: value }) as Stretch);
}

type FileRange = Readonly<{ file: string }> & Stretch;

/** Which values each file of a table holds is asked once, of the statistics in the files. */
export function findHolding({ rows, filesIn, whole }: TablesRead): (asked: HoldingAsked) => Promise<Sql> {
  const known = new Map<string, Promise<FileRange[]>>();
  const rangesOf = async ({ dataset, table, column, within }: HoldingAsked) => {
    const files = await filesIn(dataset, table);
    if (files.length < 2) return [];
    const isText = typeof within[0]?.first === 'string';
    const asked = duckDbFiles.rangesOfFiles(files, column, isText ? 'text' : 'bigint');
    const ranges = await forEverybody(() => rows(asked));
    // A file in which no row has a value holds none of those asked for.
    return ranges.filter(({ first }) => first !== null).map((row) => rangeIn(row, isText));
  };
  return async (asked) => {
    const { dataset, table, column, within } = asked;
    const name = `${dataset} ${table} ${column}`;
    const asking = known.get(name) ?? rangesOf(asked);
    known.set(name, asking);
    asking.catch(() => known.delete(name));
    const ranges = await asking;
    if (ranges.length === 0) return whole(dataset, table);
    const holding = ranges.filter((range) => within.some((stretch) => touch(range, stretch)));
    return duckDbFiles.readParquet(
      (holding.length > 0 ? holding : ranges.slice(0, 1)).map(({ file }) => file),
    );
  };
}

function rangeIn({ file, first, last }: Row, isText: boolean): FileRange {
  const range = { first: String(first), last: String(last) };
  return isText
    ? { file: String(file), ...range }
    : { file: String(file), first: BigInt(range.first), last: BigInt(range.last) };
}

function touch(one: Stretch, other: Stretch): boolean {
  return one.first <= other.last && other.first <= one.last;
}
