import type { ClaimHand } from '../claims/claim-words.ts';

/** How a batch stands. */
export type BatchState = 'ready' | 'sent' | 'answered' | 'split' | 'dead';

/** How one version of a claim stands on its way to a payer. */
export type ParcelState = 'waiting' | 'packed' | 'superseded' | 'dead';

/** What can happen to a batch. */
export type BatchAct =
  | 'packed'
  | 'taken'
  | 'sent'
  | 'failed'
  | 'split'
  | 'died'
  | 'replayed'
  | 'asked'
  | 'answered';

/** A version of a claim that is to go to a payer. */
export type Parcel = Readonly<{
  id: bigint;
  payer: string;
  claimId: bigint;
  version: number;
  hospital: string;
  scheme: string;
}>;

/** What becomes of waiting parcels: batches that they go in, and those that cannot go. */
export type Packing = Readonly<{
  batches: readonly (readonly bigint[])[];
  /** Cannot go at all: nobody tries again until somebody says so. */
  dead: readonly Readonly<{ id: bigint; reason: string }>[];
}>;

/** A batch that somebody holds the lease of. */
export type LeasedBatch = Readonly<{
  id: bigint;
  key: string;
  payer: string;
  hospital: string;
  scheme: string;
  tries: number;
  receipt: string | null;
  parcels: readonly Parcel[];
}>;

/** Whose lease, from when and until when. */
export type LeaseOrder = Readonly<{
  payer: string;
  state: 'ready' | 'sent';
  holder: string;
  now: Date;
  until: Date;
  limit: number;
}>;

/** Who acts on a batch, for whom, and under which agreement. */
export type BatchHand = ClaimHand & Readonly<{ agreement: string | null }>;

/** What left in a try. */
export type LeftBody = Readonly<{ bytes: number; hash: string }>;

/** One answer of a payer about one claim of a batch. */
export type NewAnswer = Readonly<{
  /** The payer's own name for the answer; the same one again changes nothing. */
  key: string;
  parcelId: bigint;
  kind: AnswerKind;
  codes: readonly string[];
  satang: number | null;
  transaction: string | null;
  at: Date;
}>;

/** What a payer can say of a claim, and how far each takes it: an earlier word that comes late changes nothing. */
export const ANSWER_RANKS = {
  'payer-received': 1,
  waited: 2,
  incomplete: 3,
  approved: 3,
  rejected: 3,
  duplicated: 3,
} as const;

export type AnswerKind = keyof typeof ANSWER_RANKS;

/** How it stands with one payer, for whoever runs the gateway. */
export type PayerFigures = Readonly<{
  payer: string;
  waiting: number;
  ready: number;
  sent: number;
  answered: number;
  dead: number;
  deadParcels: number;
  /** Since when the longest-waiting claim waits. */
  oldest: Date | null;
}>;

/** A batch that nobody tries any more. */
export type DeadLetter = Readonly<{
  id: bigint;
  payer: string;
  hospital: string;
  scheme: string;
  claims: number;
  tries: number;
  reason: string;
  at: Date;
}>;

/** Who pays for a scheme of rights. */
export type SchemePayer = Readonly<{ scheme: string; payer: string }>;
