import type { ClaimHand } from '../claims/claim-words.ts';

/** What a statement file says: what was decided (REP) or what was paid (STM). */
export type StatementKind = 'rep' | 'stm';

/** One row of a statement; the claim is named by the payer's number, or by the keyed token of hospital with visit or stay. */
export type NewStatementLine = Readonly<{
  line: number;
  transaction: string | null;
  key: Buffer | null;
  codes: readonly string[];
  claimedSatang: number | null;
  satang: number | null;
  /** What the payer decided by it; nothing where it only says what was paid. */
  decision: 'approved' | 'incomplete' | 'rejected' | null;
}>;

/** A statement file that was read. */
export type NewStatement = Readonly<{
  kind: StatementKind;
  layout: string;
  payer: string;
  hospital: string;
  document: string;
  hash: string;
  lines: readonly NewStatementLine[];
  hand: ClaimHand;
}>;

/** A statement as it is kept. */
export type KeptStatement = Readonly<{
  id: bigint;
  at: Date;
  kind: StatementKind;
  layout: string;
  payer: string;
  hospital: string;
  document: string;
  lines: number;
  satang: number;
}>;

/** What became of a statement that was handed in. */
export type TakenStatement = KeptStatement &
  Readonly<{
    /** Whether the same bytes were taken before. */
    repeated: boolean;
    /** Lines whose claim was found here, and claims that moved because of them. */
    found: number;
    moved: number;
  }>;

/** A claim that a payer approved or paid, or a line of a statement of which no claim is known: what reconciliation compares. */
export type ReconciledRow = Readonly<{
  claim: bigint | null;
  hospital: string;
  claimedSatang: number;
  /** The amount of each line of a payment statement. */
  paid: readonly Readonly<{
    document: string;
    line: number;
    transaction: string | null;
    satang: number;
  }>[];
}>;

/** Which claims and statements are compared. */
export type ReconcileQuestion = Readonly<{
  payer: string;
  hospital?: string | undefined;
  period?: string | undefined;
}>;

/** A row of what the gateway itself knows to have been decided about a claim, for the files it gives to hospitals. */
export type DecidedClaim = Readonly<{
  parcel: bigint;
  claim: bigint;
  version: number;
  hospital: string;
  scheme: string;
  transaction: string | null;
  state: string;
  codes: readonly string[];
  chargedSatang: number;
  claimedSatang: number;
  satang: number | null;
  decidedAt: Date;
  batch: string | null;
}>;

/** Whose decided claims are wanted: of REP those that a payer answered on days, of STM those of a cut-off batch. */
export type DecidedQuestion = Readonly<{
  payer: string;
  hospital: string;
  from?: Date | undefined;
  to?: Date | undefined;
  batch?: string | undefined;
}>;
