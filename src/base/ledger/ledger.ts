import { Kysely, PostgresDialect } from 'kysely';
import type { ClientConfig } from 'pg';
import type { SubjectKeyStore, TableKeyStore } from '../keys/index.ts';
import type { DatasetVersion } from '../model/index.ts';
import { type AccessBook, openAccessBook } from './access/index.ts';
import {
  type AgreementBook,
  openAgreementBook,
  openReceiptBook,
  type ReceiptBook,
} from './agreements/index.ts';
import { type AuditBook, makeWakeCall, openAuditBook } from './audit/index.ts';
import { type ClaimCallBook, openClaimCallBook } from './claim-calls/index.ts';
import { type ClaimFigureBook, openClaimFigureBook } from './claim-figures/index.ts';
import { type ClaimBook, openClaimBook } from './claims/index.ts';
import { type CohortBook, openCohortBook } from './cohorts/index.ts';
import { type Address, type Connections, openConnections } from './connections.ts';
import { describeSchema } from './describe-schema.ts';
import { type DisputeBook, openDisputeBook } from './disputes/index.ts';
import { joinEmbeddedServer } from './embedded/index.ts';
import { type ErasureBook, openErasureBook } from './erasures/index.ts';
import { type EventBook, openEventBook } from './events/index.ts';
import { type FlagBook, openFlagBook } from './flags/index.ts';
import { type HomeVisitBook, openHomeVisitBook } from './home-visits/index.ts';
import { type IdentityBooks, openIdentityBooks } from './identity/index.ts';
import { findWriter, LOCK_CLASS, LOCKS, lockWriter, type WriterLock } from './locks.ts';
import { migrate, readMigrations } from './migrations.ts';
import { openPayerBook, type PayerBook } from './payers/index.ts';
import { openPublicationBook, type PublicationBook } from './publications/index.ts';
import { openReviewBook, type ReviewBook } from './reviews/index.ts';
import { finish, openRunBook, type RunBook, type RunOutcome } from './runs.ts';
import { openViewBook, type ViewBook } from './saved-views/index.ts';
import { openSessionBook, type SessionBook } from './sessions.ts';
import { openStatementBook, type StatementBook } from './statements/index.ts';
import { openSubjectKeyBook } from './subject-keys/index.ts';
import { openTableKeyBook } from './table-keys/index.ts';
import type { Tables } from './tables.ts';
import { openVersionBook, publishAll, type VersionBook } from './versions.ts';

/** Where the ledger is: a PostgreSQL by its address, or the embedded one of a home. */
export type LedgerPlace = Readonly<{ home: string; databaseUrl: string | undefined }>;

/** The store of what people and runs do. Several processes may have it open at once; each closes its own. */
export type Ledger = Readonly<{
  runs: Omit<RunBook, 'endInterrupted'> &
    Readonly<{
      /** Takes the right to run the pipeline, and ends the run that a dead holder left open. */
      lockWriter(): Promise<WriterLock>;
      /** The process that is running the pipeline now, if any is; a run that was killed may still be written down as running. */
      findWriter(): Promise<string | undefined>;
      /** Ends a run well and makes its versions current, both or neither. */
      succeed(id: number, outcome: Success): Promise<void>;
    }>;
  versions: VersionBook;
  publications: PublicationBook;
  sessions: SessionBook;
  identity: IdentityBooks;
  access: AccessBook;
  audit: AuditBook;
  reviews: ReviewBook;
  flags: FlagBook;
  homeVisits: HomeVisitBook;
  cohorts: CohortBook;
  agreements: AgreementBook;
  receipts: ReceiptBook;
  disputes: DisputeBook;
  claims: ClaimBook;
  claimFigures: ClaimFigureBook;
  views: ViewBook;
  claimCalls: ClaimCallBook;
  payers: PayerBook;
  statements: StatementBook;
  events: EventBook;
  /** Wrapped keys of people, for the vault. */
  subjectKeys: SubjectKeyStore;
  erasures: ErasureBook;
  /** Wrapped keys of sealed tables, for the lake. */
  tableKeys: TableKeyStore;
  describeSchema(): Promise<string>;
  /** Gives everything back; the last process to close an embedded ledger stops its server. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}>;

/** What a run leaves when all went well. */
export type Success = Omit<Extract<RunOutcome, { state: 'succeeded' }>, 'state'> &
  Readonly<{ versions: readonly DatasetVersion[] }>;

type Server = Readonly<{ address: Address; leave(): Promise<void> }>;

/** Opens the ledger and brings its tables up to date. */
export async function openLedger(place: LedgerPlace): Promise<Ledger> {
  const server = await findServer(place);
  const connections = openConnections(server.address);
  const close = closeOnce(async () => {
    await connections.end();
    await server.leave();
  });
  try {
    const client = await connections.connect();
    await migrate(client, readMigrations()).finally(() => client.release());
    return openBooks(connections, place.home, close);
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function findServer({ home, databaseUrl }: LedgerPlace): Promise<Server> {
  if (!databaseUrl) return await joinEmbeddedServer(home, { lockClass: LOCK_CLASS, lock: LOCKS.server });
  const config: ClientConfig = { connectionString: databaseUrl };
  return { address: async () => config, leave: async () => undefined };
}

function openBooks(connections: Connections, home: string, close: () => Promise<void>): Ledger {
  const pool = { connect: connections.connect, end: connections.end, options: {} };
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const wake = makeWakeCall();
  const { endInterrupted, ...runs } = openRunBook(database);
  return {
    runs: {
      ...runs,
      lockWriter: async () => {
        const lock = await lockWriter(connections, home);
        await endInterrupted();
        return lock;
      },
      findWriter: () => findWriter(connections),
      succeed: (runId, { versions, ...outcome }) =>
        database.transaction().execute(async (transaction) => {
          await publishAll(transaction, BigInt(runId), versions);
          await finish(transaction, runId, { state: 'succeeded', ...outcome });
        }),
    },
    versions: openVersionBook(database),
    publications: openPublicationBook(database),
    sessions: openSessionBook(database),
    identity: openIdentityBooks(database),
    access: openAccessBook(database, wake.call),
    audit: openAuditBook(database, connections, wake),
    agreements: openAgreementBook(database, wake.call),
    receipts: openReceiptBook(database, wake.call),
    claims: openClaimBook(database),
    claimFigures: openClaimFigureBook(database),
    claimCalls: openClaimCallBook(database),
    payers: openPayerBook(database),
    statements: openStatementBook(database),
    events: openEventBook(database, wake.call),
    ...openOfficeBooks(database),
    ...openKeyBooks(database),
    describeSchema: () => describeSchema(database),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What people of offices, and citizens, write down. */
function openOfficeBooks(
  database: Kysely<Tables>,
): Pick<Ledger, 'reviews' | 'flags' | 'homeVisits' | 'cohorts' | 'disputes' | 'views'> {
  return {
    reviews: openReviewBook(database),
    flags: openFlagBook(database),
    homeVisits: openHomeVisitBook(database),
    cohorts: openCohortBook(database),
    disputes: openDisputeBook(database),
    views: openViewBook(database),
  };
}

/** What can be taken away for good, and the book of who was. */
function openKeyBooks(database: Kysely<Tables>): Pick<Ledger, 'subjectKeys' | 'tableKeys' | 'erasures'> {
  return {
    subjectKeys: openSubjectKeyBook(database),
    tableKeys: openTableKeyBook(database),
    erasures: openErasureBook(database),
  };
}

function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
