import type {
  AppealOutcome,
  ClaimEventKind,
  ClaimKind,
  ClaimStanding,
  ClaimState,
  LocalTime,
} from '../../claim/index.ts';
import type { WrappedKey } from '../../keys/index.ts';
import type { IsoDate } from '../../model/index.ts';

/** Who does something to a claim, for whom the data are kept and who only works on them. */
export type ClaimHand = Readonly<{ actor: string; controller: string; processor: string }>;

/** What of a claim the ledger must see to find, order and add it up; everything else is sealed. */
export type ClaimHead = Readonly<{
  /** Keyed token of the hospital with visit or stay. */
  key: Buffer;
  hospital: string;
  kind: ClaimKind;
  /** Keyed token of the national number. */
  person: Buffer | null;
  scheme: string | null;
  from: LocalTime | null;
  to: LocalTime | null;
  serviceDay: IsoDate | null;
  chargedSatang: number;
  paidSatang: number;
  /** Keyed digest of all it says: the same claim sent again is no new version. */
  content: Buffer;
}>;

/** Everything of one upload, sealed. */
export type SealedUpload = Readonly<{ key: WrappedKey; files: Buffer; claims: Buffer }>;

/** An upload that may be kept. */
export type NewUpload = Readonly<{
  receipt: string;
  hospital: string;
  /** By which call it came. */
  api: string;
  form: string;
  period: string;
  /** Digest of the bytes. */
  content: Buffer;
  sizeBytes: number;
  rows: number;
  hand: ClaimHand;
  sealed: SealedUpload;
  /** In the order in which they lie in the sealed claims. */
  claims: readonly ClaimHead[];
}>;

/** What was taken of one claim of an upload: new, a new version, or nothing, since it was known or is past changing. */
export type TakenClaim = Readonly<{
  claim: bigint;
  place: number;
  taken: 'new' | 'version' | 'same' | 'past';
}>;

/** The answer to an upload: the same receipt whenever the same is sent again. */
export type UploadReceipt = Readonly<{
  receipt: string;
  upload: bigint;
  /** Whether it was kept before. */
  repeated: boolean;
  /** Empty when it was repeated. */
  claims: readonly TakenClaim[];
}>;

/** An upload that was kept, without what is sealed. */
export type KeptUpload = Readonly<{
  id: bigint;
  at: Date;
  receipt: string;
  hospital: string;
  api: string;
  form: string;
  period: string;
  actor: string;
  sizeBytes: number;
  rows: number;
  claims: number;
}>;

/** An upload refused at the door; faults hold no value. */
export type NewRefusal = Readonly<{
  hospital: string;
  api: string;
  actor: string;
  sizeBytes: number;
  message: string;
  faults: readonly Readonly<{ code: string; file: string; row: number | null; field: string | null }>[];
  faultCount: number;
}>;

export type Refusal = NewRefusal & Readonly<{ id: bigint; at: Date }>;

/** A claim as the ledger knows it. */
export type KeptClaim = ClaimHead &
  ClaimStanding &
  Readonly<{
    id: bigint;
    /** Where its current version lies. */
    upload: bigint;
    place: number;
    step: number;
    /** Codes of what is wrong with it now. */
    codes: readonly string[];
    receivedAt: Date;
    changedAt: Date;
  }>;

/** Something that is to be written down about a claim. `detail` holds nothing personal. */
export type NewClaimEvent = Readonly<{
  claim: bigint;
  version: number;
  kind: ClaimEventKind;
  hand: ClaimHand;
  outcome?: AppealOutcome | undefined;
  codes?: readonly string[] | undefined;
  detail?: Readonly<Record<string, unknown>> | undefined;
}>;

/** Something that happened to a claim. */
export type ClaimEvent = Readonly<{
  id: bigint;
  claim: bigint;
  step: number;
  version: number;
  at: Date;
  kind: ClaimEventKind;
  outcome: AppealOutcome | null;
  hand: ClaimHand;
  upload: bigint | null;
  place: number | null;
  codes: readonly string[];
  detail: Readonly<Record<string, unknown>> | null;
}>;

/** What became of an event: written down, or refused because it may not follow. */
export type AppendedEvent = Readonly<{
  claim: bigint;
  kind: ClaimEventKind;
  written: boolean;
  standing: ClaimStanding | undefined;
}>;

/** Which claims are wanted, those of the latest service first. */
export type ClaimQuestion = Readonly<{
  hospital?: string | undefined;
  hospitals?: readonly string[] | undefined;
  states?: readonly ClaimState[] | undefined;
  stages?: readonly ClaimEventKind[] | undefined;
  scheme?: string | undefined;
  code?: string | undefined;
  /** Whose current version came in this upload. */
  upload?: bigint | undefined;
  /** Only those of which no day of service can be told. */
  undated?: true | undefined;
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
  /** Those before this one in the list. */
  before?: bigint | undefined;
  limit: number;
}>;

/** Claims of a hospital, scheme, month and state, counted and added up. */
export type ClaimCount = Readonly<{
  hospital: string;
  scheme: string | null;
  /** `YYYY-MM` of the service. */
  month: string | null;
  state: ClaimState;
  claims: number;
  chargedSatang: number;
}>;

/** How many claims a hospital has with a code that is still open. */
export type CodeCount = Readonly<{ hospital: string; code: string; claims: number; chargedSatang: number }>;
