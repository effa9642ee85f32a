import type { Officer } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';
import type { Serving } from '../../base/lake/index.ts';
import type { Cohort, CohortBook, CohortHand, HomeVisitBook } from '../../base/ledger/index.ts';
import {
  type AreaCode,
  type AreaLevel,
  type DatasetVersion,
  type IsoDate,
  isWithin,
  type Text,
} from '../../base/model/index.ts';
import type { Country } from '../../country.ts';

/** A place as lists show it. */
export type CohortPlace = Readonly<{
  code: AreaCode;
  level: AreaLevel;
  nameTh: string;
  nameEn: string;
  parent: AreaCode | null;
}>;

/** One step of the way from the country down to an area. */
export type CohortStep = Readonly<{ code: string; level: AreaLevel; name: Text }>;

/** What lists need of a published set. */
export type CohortReading = Readonly<{
  country: Pick<Country, 'programmes' | 'measures' | 'households' | 'contracts' | 'homeVisits' | 'timeZone'>;
  serving: Serving;
  asOf: IsoDate;
  runId: number;
  places: Readonly<{
    /** Throws AREA_UNKNOWN. */
    get: (code: string) => CohortPlace;
    nearest: (code: string | null) => CohortPlace;
    pathOf: (code: AreaCode) => CohortStep[];
    officialParts: (code: AreaCode) => readonly AreaCode[];
  }>;
  version: (dataset: string) => DatasetVersion;
}>;

/** Who asks, of which published set, and when households were visited. */
export type ListingDesk = Readonly<{
  reading: CohortReading;
  officer: Officer;
  visits: Pick<HomeVisitBook, 'lastOf' | 'visitedSince'>;
}>;

/** Where an officer works on target lists: what is published, the lists so far, and who they are. */
export type CohortDesk = ListingDesk & Readonly<{ cohorts: CohortBook }>;

/** A list that the officer may see: of an area below their own or around it. Throws COHORT_UNKNOWN. */
export async function findCohort({ cohorts, officer }: CohortDesk, id: string): Promise<Cohort> {
  const found = /^\d{1,15}$/.test(id) ? await cohorts.find(BigInt(id)) : undefined;
  if (!found || !isInReach(found, officer)) throw problem('COHORT_UNKNOWN');
  return found;
}

/** A list that the officer may change: all of it lies in their area, and it is in use. */
export async function findOwnCohort(desk: CohortDesk, id: string): Promise<Cohort> {
  const found = await findCohort(desk, id);
  if (!isOwn(found, desk.officer)) throw problem('NOT_ALLOWED');
  if (found.archived) throw problem('COHORT_ARCHIVED');
  return found;
}

/** Whether all of a list lies in an officer's area. */
export function isOwn({ area }: Cohort, officer: Officer): boolean {
  return isWithin(area, officer.area);
}

function isInReach(cohort: Cohort, officer: Officer): boolean {
  return isOwn(cohort, officer) || isWithin(officer.area, cohort.area);
}

/** Under whose name something is written down. */
export function handOf({ officer }: Pick<CohortDesk, 'officer'>): CohortHand {
  return { officer: officer.subject, sessionId: officer.sessionId };
}
