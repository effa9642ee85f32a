import { dialect, type Serving, type Sql, sql } from '../../../base/lake/index.ts';

/** What is published, as far as ids of people who turned out to be one are concerned. */
type Published = Pick<Serving, 'rows' | 'versions'>;

const TABLE = 'person_aliases';

function hasAliases({ versions }: Published): boolean {
  const linkage = versions.find(({ dataset }) => dataset === 'linkage');
  return linkage?.tables.some(({ name }) => name === TABLE) ?? false;
}

/** For each key that is an alias now, the key of the person it became. */
export async function currentKeys(
  serving: Published,
  keys: readonly bigint[],
): Promise<ReadonlyMap<bigint, bigint>> {
  if (keys.length === 0 || !hasAliases(serving)) return new Map();
  return pairsOf(serving, sql`alias_id in (${dialect.numbers(keys)})`);
}

async function pairsOf(serving: Published, which: Sql): Promise<ReadonlyMap<bigint, bigint>> {
  const rows = await serving.rows(sql`select alias_id, person_id from linkage.person_aliases where ${which}`);
  return new Map(
    rows.map((row) => [BigInt(String(row['alias_id'])), BigInt(String(row['person_id']))] as const),
  );
}

/** For each key that some people had before, the key they have now. */
export async function formerKeysOf(
  serving: Published,
  keys: readonly bigint[],
): Promise<ReadonlyMap<bigint, bigint>> {
  if (keys.length === 0 || !hasAliases(serving)) return new Map();
  return pairsOf(serving, sql`person_id in (${dialect.numbers(keys)})`);
}

/** The key a person has now. */
export async function followAlias(serving: Published, key: bigint): Promise<bigint> {
  return (await currentKeys(serving, [key])).get(key) ?? key;
}

/** The keys a person had before others turned out to be the same person, in order. */
export async function formerKeys(serving: Published, key: bigint): Promise<bigint[]> {
  if (!hasAliases(serving)) return [];
  const rows = await serving.rows(sql`
    select alias_id
    from linkage.person_aliases
    where person_id = ${key}
    order by alias_id`);
  return rows.map((row) => BigInt(String(row['alias_id'])));
}
