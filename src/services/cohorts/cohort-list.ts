import { type Condition, conditionSchema } from '../../base/condition/index.ts';
import { problem } from '../../base/errors/index.ts';
import type { Cohort, CohortEntry, CohortVersionHead } from '../../base/ledger/index.ts';
import type { IsoDate, Text } from '../../base/model/index.ts';
import { type CohortDesk, type CohortStep, findCohort, isOwn } from './cohort-desk.ts';
import { sentencesOf } from './condition/index.ts';

/** A list as the list of lists shows it. */
export type CohortHead = Readonly<{
  id: string;
  name: string;
  place: CohortStep[];
  sentence: Text;
  createdAt: string;
  createdBy: string;
  archived: boolean;
  /** Whether the officer may change it: all of it lies in their area. */
  own: boolean;
  version: CohortVersionAnswer;
  /** Whether newer data was published since the version was made. */
  stale: boolean;
}>;

/** A version of a list: when it was made, by whom, and from which data. How many only where the officer may see all of it. */
export type CohortVersionAnswer = Readonly<{
  version: number;
  at: string;
  by: string;
  asOf: IsoDate;
  datasetVersions: string[];
  people: number | null;
}>;

/** One list with its condition, versions and book. */
export type CohortAnswer = CohortHead &
  Readonly<{
    condition: Condition;
    asOf: IsoDate;
    versions: CohortVersionAnswer[];
    /** Names, archiving and exports, oldest first, where the officer may see all of the list; hand changes stand with the changes. */
    book: Readonly<{
      act: string;
      at: string;
      by: string;
      name: string | null;
      reason: string | null;
      detail: string | null;
      rows: number | null;
    }>[];
  }>;

/** Lists in the officer's area and those of areas around it, the latest first. */
export async function listCohorts(desk: CohortDesk): Promise<CohortHead[]> {
  const found = await desk.cohorts.listIn(desk.officer.area);
  return found.map((cohort) => headOf(desk, cohort));
}

/** One list. Throws COHORT_UNKNOWN. */
export async function readCohort(desk: CohortDesk, id: string): Promise<CohortAnswer> {
  const cohort = await findCohort(desk, id);
  const [versions, entries] = await Promise.all([
    desk.cohorts.versionsOf(cohort.id),
    desk.cohorts.entriesOf(cohort.id),
  ]);
  const own = isOwn(cohort, desk.officer);
  return {
    ...headOf(desk, cohort),
    condition: readCondition(cohort.condition),
    asOf: desk.reading.asOf,
    versions: versions.map((version) => versionOf(version, own)),
    book: own ? entries.filter(({ personKey }) => personKey === null).map(lineOf) : [],
  };
}

function headOf({ reading, officer }: CohortDesk, cohort: Cohort): CohortHead {
  const own = isOwn(cohort, officer);
  return {
    id: String(cohort.id),
    name: cohort.name,
    place: reading.places.pathOf(reading.places.nearest(cohort.area).code),
    sentence: sentencesOf(reading, readCondition(cohort.condition)),
    createdAt: cohort.createdAt.toISOString(),
    createdBy: cohort.createdBy,
    archived: cohort.archived,
    own,
    version: versionOf(cohort.latest, own),
    stale: !cohort.latest.datasetVersions.includes(reading.version('areas').id),
  };
}

function versionOf(head: CohortVersionHead, own: boolean): CohortVersionAnswer {
  return {
    version: head.version,
    at: head.at.toISOString(),
    by: head.officer,
    asOf: head.asOf,
    datasetVersions: [...head.datasetVersions],
    people: own ? head.people : null,
  };
}

function lineOf({ act, at, officer, name, reason, detail, rows }: CohortEntry): CohortAnswer['book'][number] {
  return { act, at: at.toISOString(), by: officer, name, reason, detail, rows };
}

/** What is kept was checked when it was written; it is checked again, since the grammar may have changed since. */
export function readCondition(kept: unknown): Condition {
  const read = conditionSchema.safeParse(kept);
  if (read.success) return read.data;
  throw problem('UNEXPECTED', { where: 'cohorts', reason: 'a condition that was kept cannot be read' });
}
