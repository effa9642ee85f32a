import { dialect, sql } from '../../../base/lake/index.ts';
import type { CohortReading } from '../cohort-desk.ts';

/** Keys as they are now: of those that turned out since to be the same person, the key of that person; none twice. */
export async function followAliases(reading: CohortReading, keys: readonly bigint[]): Promise<bigint[]> {
  const aliases = await aliasesOf(reading, keys);
  return [...new Set(keys.map((key) => aliases.get(key) ?? key))];
}

/** For each key that is an alias now, the key of the person it became. */
export async function aliasesOf(
  { serving }: Pick<CohortReading, 'serving'>,
  keys: readonly bigint[],
): Promise<ReadonlyMap<bigint, bigint>> {
  const linkage = serving.versions.find(({ dataset }) => dataset === 'linkage');
  const found = new Map<bigint, bigint>();
  if (!linkage?.tables.some(({ name }) => name === 'person_aliases')) return found;
  if (keys.length === 0) return found;
  const rows = await serving.rows(sql`
    select alias_id, person_id
    from linkage.person_aliases
    where alias_id in (${dialect.numbers(keys)})`);
  for (const row of rows) found.set(BigInt(String(row['alias_id'])), BigInt(String(row['person_id'])));
  return found;
}
