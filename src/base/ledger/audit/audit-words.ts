/**
 * One act for the audit log. Who did it and whom it touched enter the log only as tokens; `sealed` (free text, conditions) only
 * as a digest that whoever is shown the text can work out again. Everything else stands there in clear, so it names nobody.
 */
export type AuditAct = Readonly<{
  /** What kind of book it comes from: read, review, flag, list, agreement, dispute, sign-in, … */
  kind: string;
  act: string;
  role?: string | undefined;
  purpose?: string | undefined;
  area?: string | undefined;
  agreement?: string | undefined;
  datasetVersion?: string | undefined;
  sessionId?: string | undefined;
  /** Whoever acted, by the name they signed in with; becomes a token. */
  actor?: string | undefined;
  personKeys?: readonly bigint[] | undefined;
  rows?: number | undefined;
  fields?: readonly string[] | undefined;
  facts?: Readonly<Record<string, string | number | boolean>> | undefined;
  sealed?: Readonly<Record<string, string | null | undefined>> | undefined;
}>;

/** A row that waits to be numbered, or was. */
export type OutboxRow = Readonly<{ id: bigint; payload: string; nonce: Buffer }>;

/** A row with its number in the log. */
export type NumberedRow = OutboxRow & Readonly<{ logIndex: number }>;

/** A size of the log that was signed. */
export type SignedHead = Readonly<{ size: number; root: Buffer; note: string; at: Date }>;

/** A witness's word that it saw a size of the log and that it continues what it saw before. */
export type Cosignature = Readonly<{
  size: number;
  witness: string;
  at: Date;
  /** Whether the witness is somebody else; the one built in for development is not. */
  independent: boolean;
  line: string;
}>;

/** What opens the sealed part of an entry to somebody who may read it. */
export type Unsealing = Readonly<{ payload: string; seal: Buffer | null; logIndex: number | undefined }>;
