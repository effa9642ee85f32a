import type { Json } from '../../model/index.ts';

/** One act on personal data: who, in which role, what for, and the people it touched. */
export type AccessEntry = Readonly<{
  sessionId?: string | undefined;
  role: string;
  act: string;
  purpose: string;
  personKeys: readonly bigint[];
  area?: string | undefined;
  datasetVersion?: string | undefined;
  rows: number;
  /** The agreement that allowed it. */
  agreement?: string | undefined;
  /** Why somebody looked where they do not work every day. Kept here; the log holds only its digest. */
  reason?: string | undefined;
  /** Which fields were seen, when it was not all that the act shows. */
  fields?: readonly string[] | undefined;
  /** A bulk read names the condition it asked of `datasetVersion` instead of the people it met. */
  predicate?: Json | undefined;
}>;

/** An entry as it was written down. */
export type RecordedAccess = AccessEntry &
  Readonly<{
    id: number;
    at: Date;
    /** Its place in the audit log; nothing while it waits, or when it is older than the log. */
    logIndex?: number | undefined;
  }>;

/** A bulk read: it asked a condition of everybody in a dataset version. */
export type BulkRead = RecordedAccess & Readonly<{ predicate: Json; datasetVersion: string }>;

/** Reads that are left out of a search: those for a purpose, and those of a session. */
export type LeftOut = Readonly<{ purpose: string; sessionId: string | undefined }>;

/** Which reads of somebody are wanted; whether a bulk read met its condition is for the caller to work out. */
export type BulkSearch = Readonly<{
  limit: number;
  touched: (read: BulkRead) => Promise<boolean>;
  /** Only reads written down before this one. */
  beforeId?: number | undefined;
  without?: LeftOut | undefined;
}>;

/** A page of reads that touched somebody; `next` is the `beforeId` of the page with older ones, if there may be any. */
export type TouchingReads = Readonly<{ reads: RecordedAccess[]; next: number | undefined }>;
