import type { CallKind } from './claim-call-tables.ts';

/** A call as it is kept: nothing of it in clear but what kind it is, whose, and what was answered. */
export type NewCall = Readonly<{
  kind: CallKind;
  hospital: string;
  /** Keyed hash of what was said; said twice, it is one call. */
  said: Buffer;
  /** Keyed token of the citizen's number. */
  person: Buffer | undefined;
  actor: string;
  answer?: string | undefined;
  sealed: Buffer;
}>;

/** The receipt of a call, the same however often it comes. */
export type CallReceipt = Readonly<{ receipt: string; answer: string | null; at: Date }>;

/** A booking as a hospital asks for it. */
export type NewReservation = Readonly<{
  hospital: string;
  said: Buffer;
  person: Buffer;
  actor: string;
  sealed: Buffer;
}>;

/** A booking and how far it came. */
export type Reservation = Readonly<{
  id: bigint;
  transactionUid: string;
  hospital: string;
  person: Buffer;
  sealed: Buffer;
  /** The payer's number of it; absent until the payer agreed. */
  reference: string | null;
  isCancelled: boolean;
}>;

/** One step of a booking, by whom; the payer's number comes with the first. */
export type ReservationStep = Readonly<{
  id: bigint;
  act: 'booked' | 'cancelled';
  actor: string;
  reference?: string | undefined;
}>;

/** A visit as a hospital counts it; its numbers as keyed hashes. */
export type VisitTotal = Readonly<{
  hospital: string;
  visit: Buffer;
  kind: 'OP' | 'IP';
  hn: Buffer;
  seq: Buffer | null;
  an: Buffer | null;
  actor: string;
  sealed: Buffer;
}>;

/** By which numbers visits of a hospital are looked for; all that are given must agree. */
export type VisitNumbers = Readonly<{
  hn?: Buffer | undefined;
  seq?: Buffer | undefined;
  an?: Buffer | undefined;
}>;

/** How many visits of each kind a hospital told of. */
export type VisitCount = Readonly<{ outpatients: number; inpatients: number }>;

/** The key of a hospital's program for health records, by its hash. */
export type HealthRecordToken = Readonly<{ hospital: string; hash: Buffer; actor: string; expiresAt: Date }>;
