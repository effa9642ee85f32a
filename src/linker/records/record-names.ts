import { type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';

/**
 * What a record is called in answers: its id, with the number of its file before it (`2:ID`) where files share ids, since two records
 * of one name would seem to be one cluster.
 */
export function recordName({ idsMeet }: Readonly<{ idsMeet: boolean }>, table: string): Sql {
  const own = sql`${id(table)}.own_id`;
  return idsMeet ? sql`cast(${id(table)}.file + 1 as varchar) || ':' || ${own}` : own;
}

/** The texts as they stood in the files before letters were mapped to bytes; others are not in the answer. */
export async function originalTexts(
  engine: Engine,
  mapped: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (mapped.length === 0 || !(await areMapped(engine))) return new Map();
  const rows = await engine.rows(sql`
    select mapped, min(value) as value
    from letters
    where mapped in (${join(mapped.map((text) => literal(text)))})
    group by mapped`);
  return new Map(rows.map((row) => [String(row['mapped']), String(row['value'])]));
}

/** The other way: how texts are written once their letters are mapped to bytes; others are not in the answer. */
export async function mappedTexts(
  engine: Engine,
  originals: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (originals.length === 0 || !(await areMapped(engine))) return new Map();
  const rows = await engine.rows(
    sql`select value, mapped from letters where value in (${join(originals.map((text) => literal(text)))})`,
  );
  return new Map(rows.map((row) => [String(row['value']), String(row['mapped'])]));
}

async function areMapped(engine: Engine): Promise<boolean> {
  const found = await engine.rows(sql`select 1 from information_schema.tables where table_name = 'letters'`);
  return found.length > 0;
}
