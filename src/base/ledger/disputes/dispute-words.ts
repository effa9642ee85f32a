import type { AreaCode, DisputeAct, IsoDate } from '../../model/index.ts';

/** The source under which claims of hospitals are disputed: no register has that name, and no profile is corrected by it. */
export const CLAIM_SOURCE = 'claims';

/** Who takes a step. */
export type DisputeHand = Readonly<{ role: string; actor: string; sessionId: string | undefined }>;

/** A step to take: what the fact should be, as text (null is nothing at all), and what is written for the other side. */
export type NewDisputeStep = Readonly<{ act: DisputeAct; value: string | null; note: string | null }>;

/** A step that was taken. */
export type DisputeStep = NewDisputeStep & Readonly<{ step: number; at: Date; role: string; actor: string }>;

/** What a citizen says is wrong: a fact of a person, what the register says of it, and whose register that is. */
export type NewDispute = Readonly<{
  personKey: bigint;
  fact: string;
  source: string;
  agency: string;
  said: string | null;
  saidAsOf: IsoDate | null;
  /** Where the person lives, so that the agency's people of the place find it. */
  village: string | null;
  dueOn: IsoDate;
  datasetVersion: string;
}>;

/** A dispute with everything that was done in it, oldest first. */
export type Dispute = NewDispute & Readonly<{ id: bigint; at: Date; history: readonly DisputeStep[] }>;

/** Where a page of disputes ended. */
export type DisputePlace = Readonly<{ dueOn: IsoDate; id: bigint }>;

/** Which disputes are wanted: of an area, if said of one agency, and by the last thing that was done. */
export type DisputeQuestion = Readonly<{
  area: AreaCode;
  agency?: string | undefined;
  last: readonly DisputeAct[];
  /** Those due first, or those due last first. */
  order?: 'due' | 'latest' | undefined;
  /** Only those after this one, in that order. */
  after?: DisputePlace | undefined;
  /** Only those due before a day. */
  dueBefore?: IsoDate | undefined;
  limit: number;
}>;

/** What the agency, or the protection officer on appeal, found to be right. */
export type Correction = Readonly<{
  dispute: bigint;
  personKey: bigint;
  fact: string;
  source: string;
  /** What the register said when it was disputed. */
  said: string | null;
  value: string | null;
  decidedOn: Date;
}>;

/** What happened to a dispute and when, without what anybody wrote. */
export type DisputeCourse = Pick<Dispute, 'dueOn'> &
  Readonly<{ history: readonly Pick<DisputeStep, 'act' | 'at'>[] }>;
