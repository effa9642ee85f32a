import { problem } from '../../../base/errors/index.ts';
import type { Lake, Row } from '../../../base/lake/index.ts';
import type { Ledger, Publication } from '../../../base/ledger/index.ts';
import { dayOf, type IsoDate } from '../../../base/model/index.ts';
import type { Country } from '../../../country.ts';
import { openReadingOf, type Reading } from '../reading.ts';

/** A set of versions that readers saw once, opened again, and the day it was published. */
export type ReadingThen = Readonly<{ reading: Reading; publishedOn: IsoDate }>;

/** What was published when; sets of former days can be opened again as long as the lake keeps their versions. */
export type Archive = Readonly<{
  /** The set readers saw when a day ended. Throws NOTHING_KNOWN_THEN or VERSION_GONE. */
  openOn: (day: IsoDate) => Promise<ReadingThen>;
  /** Which set that was, without opening it; nothing when none was published by then. */
  findOn: (day: IsoDate) => Promise<Publication | undefined>;
  /** The day of the oldest set. */
  firstDay: () => Promise<IsoDate | undefined>;
}>;

/** What a former set must still have, so that a person can be explained by it. */
const NEEDED = ['profiles', 'households', 'linkage'];

/** Opens the archive of a house. */
export function openArchive(house: Readonly<{ lake: Lake; ledger: Ledger; country: Country }>): Archive {
  const { ledger, country } = house;
  const { timeZone } = country;
  const findOn = (day: IsoDate) => ledger.publications.knownOn({ day, timeZone });
  const firstDay = () => ledger.publications.firstDay(timeZone);
  return {
    findOn,
    firstDay,
    openOn: async (day) => {
      const publication = await findOn(day);
      if (!publication) throw problem('NOTHING_KNOWN_THEN', { day, first: (await firstDay()) ?? '-' });
      return openPublication(house, publication, day);
    },
  };
}

async function openPublication(
  { lake, country }: Readonly<{ lake: Lake; country: Country }>,
  publication: Publication,
  day: IsoDate,
): Promise<ReadingThen> {
  const there = await Promise.all(
    publication.versions.map(async (version) => ({ version, found: await lake.find(version.id) })),
  );
  const gone = NEEDED.find(
    (dataset) => !there.some(({ version, found }) => found && version.dataset === dataset),
  );
  if (gone || !publication.asOf) throw problem('VERSION_GONE', { day, dataset: gone ?? 'run' });
  const versions = there.filter(({ found }) => found).map(({ version }) => version);
  const reading = await openReadingOf(
    { lake, country },
    { runId: publication.runId, asOf: publication.asOf, versions },
  );
  return { reading, publishedOn: dayOf(publication.publishedAt, country.timeZone) };
}

/** A person in a former set, under the first of their ids that it knows. */
export type PersonThen = Readonly<{ key: bigint; profile: Row; others: bigint[] }>;

/** Finds a person of today in a former set, in which they may still have been two. */
export async function findAmong(reading: Reading, keys: readonly bigint[]): Promise<PersonThen | undefined> {
  const found = new Map((await reading.cards(keys)).map(({ key, profile }) => [key, profile]));
  const [key, ...others] = keys.filter((one) => found.has(one));
  const profile = key === undefined ? undefined : found.get(key);
  return key !== undefined && profile ? { key, profile, others } : undefined;
}
