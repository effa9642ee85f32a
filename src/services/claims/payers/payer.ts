import type { Claim } from '../../../base/claim/index.ts';
import type { AnswerKind } from '../../../base/ledger/index.ts';

/** A version of a claim on its way, opened. */
export type OutgoingClaim = Readonly<{ parcel: bigint; claim: Claim }>;

/** What goes to a payer in one message; the key is the same however often it is tried. */
export type OutgoingBatch = Readonly<{
  key: string;
  hospital: string;
  claims: readonly OutgoingClaim[];
}>;

/** That a payer has a batch: its own name for it, and what left for it. */
export type PayerReceipt = Readonly<{ receipt: string; bytes: number; hash: string }>;

/** One answer of a payer about one claim. */
export type PayerAnswer = Readonly<{
  /** The payer's own name for this answer. */
  key: string;
  hn: string;
  seq: string | null;
  an: string | null;
  kind: AnswerKind;
  codes: readonly string[];
  satang: number | null;
  transaction: string | null;
  at: Date;
}>;

/**
 * Somebody who pays, as the rest of the house speaks with them; each adapter knows one wire. What does not go well is thrown: PAYER_UNREACHABLE
 * and PAYER_BUSY may be tried again, PAYER_SIGN_IN_REFUSED after somebody looked at the account, PAYER_TOO_LARGE in smaller parts, and
 * PAYER_REFUSED only after the batch was taken apart.
 */
export type Payer = Readonly<{
  id: string;
  /** How much a claim adds to a message, at most, and how much a message has without claims. */
  size: Readonly<{ most: number; mostClaims: number; empty: number; of: (claim: Claim) => number }>;
  /** Sends a batch; the same key again is the same batch. */
  send(batch: OutgoingBatch): Promise<PayerReceipt>;
  /** What the payer says of a batch so far; it may say things twice, and in any order. */
  track(batch: Readonly<{ receipt: string; hospital: string }>): Promise<PayerAnswer[]>;
}>;
