import { type Officer, scopeOfPeople } from '../../base/access/index.ts';
import { each, type Serving, type Sql, sql } from '../../base/lake/index.ts';
import type { FlagBook } from '../../base/ledger/index.ts';
import {
  type AreaCode,
  type AreaLevel,
  areaLevelOf,
  type DatasetVersion,
  type IsoDate,
  parseAreaCode,
  pathTo,
  type Text,
} from '../../base/model/index.ts';
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
  places: Readonly<{
    get: (code: string) => FlagPlace;
    officialParts: (code: AreaCode) => readonly AreaCode[];
  }>;
  facts: readonly Readonly<{ fact: string; label: Text }>[];
  version: (dataset: string) => DatasetVersion;
  source: (id: string) => Readonly<{ title: Text }> | undefined;
}>;

/** One step of the way down to where somebody is counted. */
export type FlagPlaceStep = Readonly<{ code: string; level: AreaLevel; name: Text }>;

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
      select person_id, coalesce(village_code, subdistrict_code || '00') as village_code
      from ${await profilesOf(reading.serving, [personKey])}
      where person_id = ${personKey}
    ) as person
    where ${scopeOfPeople(officer, { person: 'person_id', area: 'village_code' }, [personKey])}`);
  if (!person) return undefined;
  return { village: typeof person['village_code'] === 'string' ? person['village_code'] : null };
}

/** The table of profiles, as those of its files that may hold some of these people. */
export function profilesOf({ holding }: Serving, people: readonly bigint[]): Promise<Sql> {
  return holding({ dataset: 'profiles', table: 'profiles', column: 'person_id', within: each(people) });
}

/** Who is counted in a subdistrict only has a village code that ends so. */
const NO_VILLAGE = '00';

/** Subdistrict and village of a village code, as pages name them; villages are numbered anew in every subdistrict. */
export function stepsTo({ reading }: FlagDesk, village: string | null): FlagPlaceStep[] {
  const code = parseAreaCode(village ?? '');
  if (!code) return [];
  return pathTo(code)
    .slice(-2)
    .filter((step) => areaLevelOf(step) !== 'village' || !step.endsWith(NO_VILLAGE))
    .map((step) => {
      const { level, nameTh, nameEn } = reading.places.get(step);
      return { code: step, level, name: { th: nameTh, en: nameEn } };
    });
}
