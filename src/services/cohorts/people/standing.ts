import { dialect, type Sql, sql } from '../../../base/lake/index.ts';
import type { Cohort, CohortEntry } from '../../../base/ledger/index.ts';
import type { CohortDesk } from '../cohort-desk.ts';
import { aliasesOf, followAliases } from './alias-keys.ts';

/** A change somebody made by hand that stands: it outweighs the condition in every later version. */
export type HandChange = Readonly<{
  act: 'added' | 'removed';
  personKey: bigint;
  reason: string;
  officer: string;
  at: Date;
}>;

/** Who is on a list now: whom the condition met, with what was changed by hand; all by the keys of now. */
export type Standing = Readonly<{
  members: readonly bigint[];
  byHand: ReadonlyMap<bigint, HandChange>;
}>;

/** Who is on a list, by its latest version and the changes made by hand. */
export async function standingOf(desk: CohortDesk, { id, latest }: Cohort): Promise<Standing> {
  const [version, entries] = await Promise.all([
    desk.cohorts.version(id, latest.version),
    desk.cohorts.entriesOf(id),
  ]);
  const [met, byHand] = await Promise.all([
    followAliases(desk.reading, version?.members ?? []),
    handChanges(desk, entries),
  ]);
  const members = new Set(met);
  for (const { act, personKey } of byHand.values()) {
    if (act === 'added') members.add(personKey);
    else members.delete(personKey);
  }
  return { members: [...members], byHand };
}

async function handChanges(
  { reading }: CohortDesk,
  entries: readonly CohortEntry[],
): Promise<ReadonlyMap<bigint, HandChange>> {
  const keys = [...new Set(entries.flatMap(({ personKey }) => personKey ?? []))];
  const aliases = await aliasesOf(reading, keys);
  const standing = new Map<bigint, HandChange>();
  for (const { act, personKey, reason, officer, at } of entries) {
    if (personKey === null) continue;
    const key = aliases.get(personKey) ?? personKey;
    if (act === 'withdrawn') standing.delete(key);
    if (act === 'added' || act === 'removed')
      standing.set(key, { act, personKey: key, reason: reason ?? '', officer, at });
  }
  return standing;
}

/** Rows of these people. */
export function among(keys: readonly bigint[]): Sql {
  return keys.length === 0 ? sql`false` : sql`person_id in (${dialect.numbers(keys)})`;
}
