import { join, literal, sql } from '../../base/lake/index.ts';
import type { FlagReading } from './flag-desk.ts';

type Published = Pick<FlagReading, 'serving' | 'version'>;

function hasAliases({ version }: Published): boolean {
  return version('linkage').tables.some(({ name }) => name === 'person_aliases');
}

/** The keys a person had before others turned out to be the same person: steps may stand under any of them. */
export async function formerKeys(reading: Published, personKey: bigint): Promise<bigint[]> {
  if (!hasAliases(reading)) return [];
  const rows = await reading.serving.rows(sql`
    select alias_id
    from linkage.person_aliases
    where person_id = ${personKey}`);
  return rows.map((row) => BigInt(String(row['alias_id'])));
}

/** For each key that is an alias now, the key of the person it became. */
export async function currentKeys(
  reading: Published,
  keys: readonly bigint[],
): Promise<ReadonlyMap<bigint, bigint>> {
  if (keys.length === 0 || !hasAliases(reading)) return new Map();
  const rows = await reading.serving.rows(sql`
    select alias_id, person_id
    from linkage.person_aliases
    where alias_id in (${join(keys.map((key) => literal(key)))})`);
  return new Map(
    rows.map((row) => [BigInt(String(row['alias_id'])), BigInt(String(row['person_id']))] as const),
  );
}
