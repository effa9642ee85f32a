import { type Officer, scopeOf } from '../../base/access/index.ts';
import { type Serving, sql } from '../../base/lake/index.ts';
import type { FlagBook } from '../../base/ledger/index.ts';
import type { AreaCode, AreaLevel, DatasetVersion, IsoDate, Text } from '../../base/model/index.ts';
import type { Country } from '../../country.ts';

/** A place as flags show it. */
export type FlagPlace = Readonly<{
  code: AreaCode;
  level: AreaLevel;
  nameTh: string;
  nameEn: string;
  parent: AreaCode | null;
}>;

/** What work on flags needs of a published set. */
export type FlagReading = Readonly<{
  country: Pick<Country, 'programmes' | 'gaps'>;
  serving: Serving;
  asOf: IsoDate;
  /** `get` throws AREA_UNKNOWN. */
  places: Readonly<{ get: (code: string) => FlagPlace }>;
  facts: readonly Readonly<{ fact: string; label: Text }>[];
  version: (dataset: string) => DatasetVersion;
  source: (id: string) => Readonly<{ title: Text }> | undefined;
}>;

/** Where an officer works on flags: what is published, what was decided so far, and who they are. */
export type FlagDesk = Readonly<{ reading: FlagReading; flags: FlagBook; officer: Officer }>;

/** Where somebody is counted; null where no register tells. */
export type CountedIn = Readonly<{ village: string | null }>;

/** Where a person is counted; nothing for nobody and for a person outside the officer's area. */
export async function placeOf(
  { reading, officer }: FlagDesk,
  personKey: bigint,
): Promise<CountedIn | undefined> {
  const [person] = await reading.serving.rows(sql`
    select village_code
    from (
      select coalesce(village_code, subdistrict_code || '00') as village_code
      from profiles.profiles
      where person_id = ${personKey}
    ) as person
    where ${scopeOf(officer, 'village_code')}`);
  if (!person) return undefined;
  return { village: typeof person['village_code'] === 'string' ? person['village_code'] : null };
}
