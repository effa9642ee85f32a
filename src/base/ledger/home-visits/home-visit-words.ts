import type { AreaCode, IsoDate } from '../../model/index.ts';

/** A visit that an officer paid to a household. */
export type HomeVisit = Readonly<{
  id: bigint;
  at: Date;
  visitedOn: IsoDate;
  household: Readonly<{ kind: string; id: bigint }>;
  /** Who lived there by what was published then, as far as the officer saw them. */
  people: readonly bigint[];
  /** Who told what was noted. */
  toldBy: bigint;
  findings: readonly string[];
  note: string | null;
  village: string | null;
  officer: string;
}>;

/** A visit to be written down. */
export type NewHomeVisit = Omit<HomeVisit, 'id' | 'at'> &
  Readonly<{ sessionId: string | undefined; datasetVersion: string }>;

/** A visit that was written down wrongly is taken back; only of a household in this area. */
export type Withdrawal = Readonly<{
  id: bigint;
  area: AreaCode;
  officer: string;
  sessionId: string | undefined;
  reason: string;
}>;
