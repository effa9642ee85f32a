import type { IsoDate } from '../../../base/model/index.ts';
import { type CohortDesk, type CohortStep, findCohort } from '../cohort-desk.ts';
import { seenAmong, standingOf } from '../people/index.ts';
import { type VisitHousehold, visitHouseholds } from './visit-households.ts';

/** A list as it is carried from door to door: villages, and in each its houses in the order of their numbers. */
export type RouteSheet = Readonly<{
  id: string;
  name: string;
  asOf: IsoDate;
  version: number;
  villages: Readonly<{ village: CohortStep; subdistrict: CohortStep; households: VisitHousehold[] }>[];
  /** Whether there are more households than one sheet takes; then those that miss most are on it. */
  cut: boolean;
}>;

/** More than this nobody carries; a part of the area is then chosen. */
const MOST_HOUSEHOLDS = 1000;

/** The route sheet of a list, or of an area in it. Throws COHORT_UNKNOWN, AREA_UNKNOWN. */
export async function readRouteSheet(
  desk: CohortDesk,
  { id, area }: Readonly<{ id: string; area?: string | undefined }>,
): Promise<RouteSheet> {
  const { reading } = desk;
  const cohort = await findCohort(desk, id);
  const { members } = await standingOf(desk, cohort);
  const who = seenAmong(desk, members, area);
  const { households, next } = await visitHouseholds(desk, who, { limit: MOST_HOUSEHOLDS });
  const villages = [...Map.groupBy(households, ({ village }) => village.code)]
    .sort(([left], [right]) => left.localeCompare(right))
    .flatMap(([, of]) => (of[0] ? [{ ...placeOf(of[0]), households: of.toSorted(byHouseNumber) }] : []));
  return {
    id,
    name: cohort.name,
    asOf: reading.asOf,
    version: cohort.latest.version,
    villages,
    cut: next !== null,
  };
}

function placeOf({ village, subdistrict }: VisitHousehold) {
  return { village, subdistrict };
}

const ORDER = new Intl.Collator('th', { numeric: true });

/** 2 stands before 10, and houses without a number at the end. */
function byHouseNumber(left: VisitHousehold, right: VisitHousehold): number {
  if (left.houseNumber === null || right.houseNumber === null)
    return Number(left.houseNumber === null) - Number(right.houseNumber === null);
  return ORDER.compare(left.houseNumber, right.houseNumber);
}
