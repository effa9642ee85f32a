import {
  buildStage,
  dialect,
  id,
  join,
  type Lake,
  literal,
  type Sql,
  sql,
} from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';

/** A table of a hand-made dataset version: its columns with their types, and rows that say only what matters. */
export type HandMade = Readonly<{
  dataset: string;
  table: string;
  columns: Readonly<Record<string, 'text' | 'integer' | 'bigint' | 'date' | 'boolean'>>;
  rows: readonly Readonly<Record<string, string | number | bigint | boolean | null>>[];
}>;

/** Publishes a hand-made table as a dataset version, for tests of the stages that read it. */
export async function buildTable(
  lake: Lake,
  { dataset, table, columns, rows }: HandMade,
): Promise<DatasetVersion> {
  const selects = rows.map((row) => {
    const cells = Object.entries(columns).map(
      ([name, type]) => sql`cast(${literal(row[name] ?? null)} as ${dialect.type(type)}) as ${id(name)}`,
    );
    return sql`select ${join(cells)}`;
  });
  const select: Sql = sql`select * from (${join(selects, ' union all ')}) as made order by 1`;
  const plan = { dataset, parents: [], settings: {}, steps: [{ table, select, published: true }] };
  return (await buildStage(lake, plan)).version;
}
