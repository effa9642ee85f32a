import { scopeOf, withinAreas } from '../../../base/access/index.ts';
import { dialect, type Sql, sql } from '../../../base/lake/index.ts';
import type { Cohort, CohortEntry } from '../../../base/ledger/index.ts';
import { currentKeys } from '../../../stages/linkage/index.ts';
import { type CohortDesk, type CohortReading, isOwn, type ListingDesk } from '../cohort-desk.ts';

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
  const aliases = await currentKeys(reading.serving, keys);
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

/** Keys as they are now: of those that turned out since to be the same person, the key of that person; none twice. */
export async function followAliases(
  { serving }: Pick<CohortReading, 'serving'>,
  keys: readonly bigint[],
): Promise<bigint[]> {
  const current = await currentKeys(serving, keys);
  return [...new Set(keys.map((key) => current.get(key) ?? key))];
}

/** Of these people those of whose number an officer may know: everybody on a list of their own, else whom they may see now. */
export async function countedBy(
  desk: ListingDesk,
  cohort: Cohort,
  keys: readonly bigint[],
): Promise<bigint[]> {
  if (isOwn(cohort, desk.officer) || keys.length === 0) return [...keys];
  const rows = await desk.reading.serving.rows(sql`
    select person_id
    from areas.people
    where ${seenAmong(desk, keys)}`);
  const seen = new Set(rows.map((row) => BigInt(String(row['person_id']))));
  return keys.filter((key) => seen.has(key));
}

/** Rows of these people, whoever asks. */
export function among(keys: readonly bigint[]): Sql {
  return keys.length === 0 ? sql`false` : sql`person_id in (${dialect.numbers(keys)})`;
}

/** Rows of those of these people whom the officer may see, and who live in the area where one is asked for. Throws AREA_UNKNOWN. */
export function seenAmong(
  { reading, officer }: Pick<ListingDesk, 'reading' | 'officer'>,
  keys: readonly bigint[],
  area?: string,
): Sql {
  const { places } = reading;
  const here =
    area === undefined ? sql`true` : withinAreas('village_code', places.officialParts(places.get(area).code));
  return sql`${among(keys)} and ${scopeOf(officer, 'village_code')} and ${here}`;
}
