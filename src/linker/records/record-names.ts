import { type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { LoadedRecords } from './load.ts';

/**
 * What a record is called in answers: its id, with the number of its file before it (`2:ID`) where files share ids, since two records
 * of one name would seem to be one cluster.
 */
export function recordName({ idsMeet }: LoadedRecords, table: string): Sql {
  const own = sql`${id(table)}.own_id`;
  return idsMeet ? sql`cast(${id(table)}.file + 1 as varchar) || ':' || ${own}` : own;
}

/** The texts as they stood in the files before letters were mapped to bytes; others are not in the answer. */
export async function originalTexts(
  engine: Engine,
  mapped: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await engine.rows(sql`select 1 from information_schema.tables where table_name = 'letters'`);
  if (found.length === 0 || mapped.length === 0) return new Map();
  const rows = await engine.rows(sql`
    select mapped, min(value) as value
    from letters
    where mapped in (${join(mapped.map((text) => literal(text)))})
    group by mapped`);
  return new Map(rows.map((row) => [String(row['mapped']), String(row['value'])]));
}
