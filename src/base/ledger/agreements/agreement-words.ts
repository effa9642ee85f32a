import type { IsoDate } from '../../model/index.ts';
import type { AccessEntry } from '../access/index.ts';
import type { AgreementTables } from './agreement-tables.ts';

/** How a version stands. */
export type KeptState = AgreementTables['agreement_status']['state'];

/** A version to be written down: its very text, and the hash of it. */
export type NewAgreementVersion = Readonly<{
  hash: string;
  id: string;
  version: number;
  prev: string | null;
  body: string;
}>;

/** One step in the life of a version. */
export type AgreementStep = Readonly<{
  at: Date;
  state: KeptState;
  reason: string;
  actor: string;
  /** The party that the actor works for; null of the operator. */
  party: string | null;
}>;

/** A signature as it was handed in; whether it holds is for the agreement to tell. */
export type KeptSignature = Readonly<{
  party: string;
  kid: string;
  alg: 'Ed25519';
  signature: string;
}>;

/** A key by which a party signs. */
export type KeptPartyKey = Readonly<{ party: string; kid: string; publicKey: string }>;

/** A version as it is kept, with how it stands. */
export type KeptAgreement = NewAgreementVersion &
  Readonly<{
    at: Date;
    proposedBy: string;
    steps: readonly AgreementStep[];
    signatures: readonly KeptSignature[];
  }>;

/** A step to be taken. */
export type NewAgreementStep = Omit<AgreementStep, 'at' | 'party'> &
  Readonly<{ hash: string; party?: string | undefined }>;

/** Who proposes a version, and for which party. */
export type Proposer = Readonly<{ actor: string; party?: string | undefined }>;

/** What left, or is about to. */
export type NewReceipt = Readonly<{
  agreementId: string;
  agreementHash: string;
  grant: string;
  recipient: string;
  act: string;
  request: unknown;
  planHash: string;
  runId: bigint;
  asOf: IsoDate;
  datasetVersions: readonly string[];
  rows: number;
  subjects: number;
  bytes: number;
  bodyHash: string;
  format: string;
  personKeys: readonly bigint[];
}>;

/** What left, as it was written down. */
export type Receipt = NewReceipt & Readonly<{ id: number; at: Date }>;

/** What is given a day, and how often look-ups may miss. */
export type ReceiptLimits = Readonly<{
  /** Since when a day counts. */
  dayBegan: Date;
  /** People a day; nothing where people are not given: in tables, and in rows about nobody. */
  subjectsPerDay: number | null;
  /** Tables a day, whoever was counted in them. */
  tablesPerDay: number;
  /** Different tables with a condition that may be asked of one published set. */
  conditionsPerSet: number;
  /** Since when look-ups are counted, how many before anybody is suspected, and how many of a hundred must find somebody. */
  lookups: Readonly<{ since: Date; atLeast: number; percentFound: number; minutes: number }>;
}>;

/** Who asks for what, as limits are counted. */
export type LimitedAsk = Pick<
  NewReceipt,
  'agreementId' | 'recipient' | 'grant' | 'act' | 'subjects' | 'request' | 'runId'
>;

/** A receipt to be written together with the entry in the book of access. */
export type ReceiptOrder = Readonly<{ receipt: NewReceipt; limits: ReceiptLimits; access: AccessEntry }>;

/** What one recipient was given of one grant: how often it asked, how many tables, and how many people. */
export type ShareUse = Readonly<{
  grant: string;
  recipient: string;
  asked: number;
  tables: number;
  subjects: number;
}>;
