import { scopeOf, withinAreas } from '../../../base/access/index.ts';
import { id, sql } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { CohortStep, ListingDesk } from '../cohort-desk.ts';
import { visitedWithin } from '../visited.ts';
import { type HouseholdSums, sumHouseholds } from './units.ts';
import { type HouseholdPage, type VisitHousehold, visitHouseholds } from './visit-households.ts';

/** Households of an area in which somebody misses out, those that miss most money a month first. */
export type MissingHouseholds = Readonly<{
  area: string;
  place: CohortStep[];
  asOf: IsoDate;
  /** All of them in the part of the area that the officer may see. */
  total: Readonly<{ households: number; people: number; satangAMonth: number }>;
  households: VisitHousehold[];
  next: string | null;
}>;

/** Which households are asked for: of an area, and those alone that nobody visited in so many days. */
export type MissingQuestion = Omit<HouseholdPage, 'without'> &
  Readonly<{ area: string; notVisitedDays?: number | undefined }>;

/** Households of an area that miss most. Throws AREA_UNKNOWN, REQUEST_INVALID. */
export async function listMissingHouseholds(
  desk: ListingDesk,
  { area, notVisitedDays, ...page }: MissingQuestion,
): Promise<MissingHouseholds> {
  const { reading, officer } = desk;
  const { code } = reading.places.get(area);
  const who = sql`${withinAreas('village_code', reading.places.officialParts(code))}
    and ${scopeOf(officer, 'village_code')}
    and ${id('missing_out')}`;
  const without = notVisitedDays === undefined ? [] : await visitedWithin(desk, notVisitedDays);
  const found = await visitHouseholds(desk, who, { ...page, without });
  return { area: code, place: reading.places.pathOf(code), asOf: reading.asOf, ...found };
}

/** How many households of the officer's area miss how much, how many of them are to be visited, and nobody's name. */
export async function sumMissingHouseholds(
  desk: ListingDesk,
): Promise<HouseholdSums & Readonly<{ againAfterDays: number }>> {
  const { reading, officer } = desk;
  const { againAfterDays } = reading.country.homeVisits();
  const visited = await visitedWithin(desk, againAfterDays);
  const who = sql`${scopeOf(officer, 'village_code')} and ${id('missing_out')}`;
  return { ...(await sumHouseholds(reading, who, visited)), againAfterDays };
}
