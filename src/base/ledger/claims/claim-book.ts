import type { Kysely } from 'kysely';
import { putChecked } from '../payers/outbox-claims.ts';
import type { SchemePayer } from '../payers/payer-words.ts';
import type { Tables } from '../tables.ts';
import { type AccountBook, openAccountBook } from './account-book.ts';
import { appendClaimEvents } from './append-events.ts';
import { type ClaimsRead, noteClaimsRead, readsOfClaims, type ToldRead } from './claim-reads.ts';
import type {
  AppendedEvent,
  ClaimCount,
  ClaimEvent,
  ClaimQuestion,
  CodeCount,
  KeptClaim,
  KeptUpload,
  NewClaimEvent,
  NewRefusal,
  NewUpload,
  Refusal,
  SealedUpload,
  UploadReceipt,
} from './claim-words.ts';
import * as reading from './read-claims.ts';
import { takeUpload } from './take-upload.ts';
import type { UploadQuestion } from './upload-records.ts';
import * as uploads from './upload-records.ts';

/** What of a batch of checks goes with it in one transaction. */
export type CheckWork = (
  claims: readonly KeptClaim[],
  rivals: readonly KeptClaim[],
) => Promise<readonly NewClaimEvent[]>;

/** Claims of hospitals: uploads, each claim and everything that happened to it, and the accounts that send them. */
export type ClaimBook = Readonly<{
  accounts: AccountBook;
  /** Keeps an upload; the same one sent again, also at the same moment, changes nothing and has the same receipt. */
  submitUpload(upload: NewUpload): Promise<UploadReceipt>;
  noteRefusal(refusal: NewRefusal): Promise<void>;
  /** Writes events down in one transaction; those that may not follow are told and not written. */
  appendEvents(events: readonly NewClaimEvent[]): Promise<AppendedEvent[]>;
  /** Takes the oldest unchecked claims, with others of the same people, and writes down what `work` finds, all in one transaction. */
  checkBatch(
    limit: number,
    work: CheckWork,
    /** To whom what passes goes, put on its way in the same transaction. */
    payers?: readonly SchemePayer[],
  ): Promise<AppendedEvent[]>;
  find(ids: readonly bigint[]): Promise<KeptClaim[]>;
  byKey(key: Buffer): Promise<KeptClaim | undefined>;
  byKeys(keys: readonly Buffer[]): Promise<KeptClaim[]>;
  list(question: ClaimQuestion): Promise<KeptClaim[]>;
  ofPerson(person: Buffer): Promise<KeptClaim[]>;
  waitingForPayer(which: Readonly<{ schemes: readonly string[]; limit: number }>): Promise<KeptClaim[]>;
  waitingForCutOff(schemes: readonly string[]): Promise<KeptClaim[]>;
  eventsOf(claims: readonly bigint[]): Promise<ClaimEvent[]>;
  /** In the order of their numbers. A number may be taken by whoever commits later: leave the last seconds to the next question. */
  eventsAfter(place: Readonly<{ after: bigint; limit: number }>): Promise<ClaimEvent[]>;
  counts(hospitals?: readonly string[]): Promise<ClaimCount[]>;
  codeCounts(hospitals?: readonly string[]): Promise<CodeCount[]>;
  uploads(question: UploadQuestion): Promise<KeptUpload[]>;
  findUpload(receipt: string): Promise<KeptUpload | undefined>;
  /** The receipts of uploads by their ids. */
  receiptsOf(uploads: readonly bigint[]): Promise<ReadonlyMap<bigint, string>>;
  refusals(question: UploadQuestion): Promise<Refusal[]>;
  /** What lies sealed in uploads, with the wrapped key that opens it. */
  sealed(
    ids: readonly bigint[],
    what: 'claims' | 'files',
  ): Promise<ReadonlyMap<bigint, Pick<SealedUpload, 'key'> & Readonly<{ sealed: Buffer; receipt: string }>>>;
  /** Keys of some uploads that were wrapped before a generation. */
  keysBefore(generation: number, limit: number): Promise<uploads.UploadKey[]>;
  /** Gives an upload its key wrapped anew. */
  replaceKey(upload: Pick<uploads.UploadKey, 'id' | 'key'>): Promise<void>;
  /** Writes down who opened which claims. */
  noteRead(read: ClaimsRead): Promise<void>;
  /** Who opened any of some claims, for whoever they are about; the latest first. */
  readsOf(claims: readonly bigint[]): Promise<readonly ToldRead[]>;
}>;

/** Opens the book of claims. */
export function openClaimBook(database: Kysely<Tables>): ClaimBook {
  const transaction = <Done>(work: (turn: Kysely<Tables>) => Promise<Done>) =>
    database.transaction().execute(work);
  return {
    accounts: openAccountBook(database),
    submitUpload: (upload) => takeUpload(database, upload),
    noteRefusal: (refusal) => uploads.noteRefusal(database, refusal),
    appendEvents: async (events) =>
      events.length === 0 ? [] : transaction((turn) => appendClaimEvents(turn, events)),
    checkBatch: (limit, work, payers = []) =>
      transaction(async (turn) => {
        const appended = await checkBatch(turn, limit, work);
        const passed = appended.flatMap(({ claim, kind, written }) =>
          kind === 'checked' && written ? [claim] : [],
        );
        if (passed.length > 0 && payers.length > 0) await putChecked(turn, payers, passed);
        return appended;
      }),
    find: (ids) => reading.findClaims(database, ids),
    byKey: async (key) => (await reading.findByKeys(database, [key]))[0],
    byKeys: (keys) => reading.findByKeys(database, keys),
    list: (question) => reading.listClaims(database, question),
    ofPerson: (person) => reading.findOfPerson(database, person),
    waitingForPayer: (which) => reading.findForPayer(database, which),
    waitingForCutOff: (schemes) => reading.findApproved(database, schemes),
    eventsOf: (claims) => reading.readEvents(database, { claims }),
    eventsAfter: (place) => reading.readEvents(database, place),
    counts: (hospitals) => reading.countClaims(database, hospitals),
    codeCounts: (hospitals) => reading.countCodes(database, hospitals),
    uploads: (question) => uploads.listUploads(database, question),
    findUpload: (receipt) => uploads.findUpload(database, receipt),
    receiptsOf: (ids) => uploads.readReceipts(database, ids),
    refusals: (question) => uploads.listRefusals(database, question),
    sealed: (ids, what) => uploads.readSealed(database, ids, what),
    keysBefore: (generation, limit) => uploads.readKeysBefore(database, generation, limit),
    replaceKey: (upload) => uploads.replaceKey(database, upload),
    noteRead: (read) => noteClaimsRead(database, read),
    readsOf: (claims) => readsOfClaims(database, claims),
  };
}

async function checkBatch(turn: Kysely<Tables>, limit: number, work: CheckWork): Promise<AppendedEvent[]> {
  const claims = await reading.findToCheck(turn, limit);
  if (claims.length === 0) return [];
  const people = [
    ...new Map(claims.flatMap(({ person }) => (person ? [[person.toString('hex'), person]] : []))).values(),
  ];
  const rivals = await reading.findOfPeople(turn, people);
  return appendClaimEvents(turn, await work(claims, rivals));
}
