import { scopeOf, withinAreas } from '../../../base/access/index.ts';
import { id, sql } from '../../../base/lake/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import type { CohortStep, ListingDesk } from '../cohort-desk.ts';
import {
  type HouseholdPage,
  sumHouseholds,
  type VisitHousehold,
  visitHouseholds,
} from './visit-households.ts';

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

/** Households of an area that miss most. Throws AREA_UNKNOWN, REQUEST_INVALID. */
export async function listMissingHouseholds(
  desk: ListingDesk,
  { area, ...page }: HouseholdPage & Readonly<{ area: string }>,
): Promise<MissingHouseholds> {
  const { reading, officer } = desk;
  const { code } = reading.places.get(area);
  const who = sql`${withinAreas('village_code', reading.places.officialParts(code))}
    and ${scopeOf(officer, 'village_code')}
    and ${id('missing_out')}`;
  const found = await visitHouseholds(desk, who, page);
  return { area: code, place: reading.places.pathOf(code), asOf: reading.asOf, ...found };
}

/** How many households of the officer's area miss how much, and nobody's name. */
export async function sumMissingHouseholds({
  reading,
  officer,
}: ListingDesk): Promise<MissingHouseholds['total']> {
  return sumHouseholds(reading, sql`${scopeOf(officer, 'village_code')} and ${id('missing_out')}`);
}
