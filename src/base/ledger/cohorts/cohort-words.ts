import type { AreaCode, IsoDate } from '../../model/index.ts';
import type { Tables } from '../tables.ts';

/** What somebody does with a list. */
export type CohortAct = Tables['cohort_entry']['act'];

/** Who does something, and in which session. */
export type CohortHand = Readonly<{ officer: string; sessionId: string | undefined }>;

/** A list: whom it should hold, where, and how it stands. The condition is as it was written down; whoever reads it checks it. */
export type Cohort = Readonly<{
  id: bigint;
  name: string;
  area: AreaCode;
  condition: unknown;
  createdAt: Date;
  createdBy: string;
  archived: boolean;
  latest: CohortVersionHead;
}>;

/** A version without its members. */
export type CohortVersionHead = Readonly<{
  version: number;
  at: Date;
  asOf: IsoDate;
  runId: number;
  datasetVersions: readonly string[];
  officer: string;
  people: number;
}>;

/** A version with the keys of its members, as they were when it was made. */
export type CohortVersion = CohortVersionHead & Readonly<{ members: readonly bigint[] }>;

/** Whom a condition met on a published set. */
export type NewCohortVersion = Pick<CohortVersion, 'asOf' | 'runId' | 'datasetVersions' | 'members'>;

/** One line in the book of a list. */
export type CohortEntry = Readonly<{
  act: CohortAct;
  at: Date;
  name: string | null;
  personKey: bigint | null;
  reason: string | null;
  detail: string | null;
  rows: number | null;
  officer: string;
}>;

/** A line to be written. */
export type NewCohortEntry = Pick<CohortEntry, 'act'> &
  Partial<Pick<CohortEntry, 'name' | 'personKey' | 'reason' | 'detail' | 'rows'>>;
