import { type Kysely, sql } from 'kysely';
import { checkReads, findLostReads, type LostRead, type ReadCheck } from '../access/read-check.ts';
import type { Connections } from '../connections.ts';
import type { Tables } from '../tables.ts';
import type { AuditAct, NumberedRow, OutboxRow, Unsealing } from './audit-words.ts';
import { type HeadBook, openHeadBook } from './head-book.ts';
import {
  countNumbered,
  findGaps,
  findNonces,
  numberByNonce,
  numberRows,
  readNumbered,
  readWaiting,
  type Span,
  writeAct,
} from './outbox.ts';
import { forgetPeople } from './salts.ts';
import { type SequencerLock, tryLockSequencer } from './sequencer-lock.ts';
import type { WakeCall } from './wake-call.ts';

/** The ledger's side of the audit log: what waits for it, what it was given, and what was signed. */
export type AuditBook = Readonly<{
  /** Writes down an act that is in no other book. */
  note(act: AuditAct): Promise<void>;
  outbox: Readonly<{
    waiting(limit: number): Promise<OutboxRow[]>;
    /** How many rows have a number. */
    numbered(): Promise<number>;
    /** Rows by number, from one on. */
    from(logIndex: number, limit: number): Promise<NumberedRow[]>;
    /** Which numbers of a log of that size no row has. */
    gaps(size: number): Promise<Span[]>;
    /** Those of some nonces that are of rows, numbered or not. */
    having(nonces: readonly Buffer[]): Promise<Buffer[]>;
    number(rows: readonly Readonly<{ id: bigint; logIndex: number }>[]): Promise<void>;
    numberByNonce(entries: readonly Readonly<{ nonce: Buffer; logIndex: number }>[]): Promise<void>;
    /** Calls back when this process wrote a row; gives what ends that. */
    onWritten(listener: () => void): () => void;
  }>;
  heads: HeadBook;
  /** Takes the right to number rows; nothing when another process has it. */
  tryLock(): Promise<SequencerLock | undefined>;
  /** Throws away what links people to their entries. */
  forget(personKeys: readonly bigint[]): Promise<void>;
  /** What the log says of a read, and what opens its sealed part; nothing for a read older than the log. */
  unseal(accessId: number): Promise<Unsealing | undefined>;
  /** Compares the reads of the ledger, from an id on, with what was put into the log of them. */
  checkReads(afterId: bigint, limit: number): Promise<ReadCheck>;
  /** Reads the log was told of that the ledger has no more. */
  lostReads(limit: number): Promise<LostRead[]>;
}>;

/** Opens the ledger's side of the audit log. */
export function openAuditBook(database: Kysely<Tables>, connections: Connections, wake: WakeCall): AuditBook {
  return {
    note: async (act) => {
      await writeAct(database, act);
      wake.call();
    },
    outbox: {
      waiting: (limit) => readWaiting(database, limit),
      numbered: () => countNumbered(database),
      from: (logIndex, limit) => readNumbered(database, logIndex, limit),
      gaps: (size) => findGaps(database, size),
      having: (nonces) => findNonces(database, nonces),
      number: (rows) => numberRows(database, rows),
      numberByNonce: (entries) => numberByNonce(database, entries),
      onWritten: wake.listen,
    },
    heads: openHeadBook(database),
    tryLock: () => tryLockSequencer(connections),
    forget: (personKeys) => forgetPeople(database, personKeys),
    unseal: async (accessId) => {
      const row = await database
        .selectFrom('access_entry as entry')
        .innerJoin('audit_outbox as row', 'row.id', 'entry.outbox_id')
        .select(['row.payload', 'row.seal', 'row.log_index'])
        .where('entry.id', '=', sql<bigint>`${accessId}`)
        .executeTakeFirst();
      if (!row) return undefined;
      const { payload, seal, log_index: index } = row;
      return { payload, seal, logIndex: index === null ? undefined : Number(index) };
    },
    checkReads: (afterId, limit) => checkReads(database, afterId, limit),
    lostReads: (limit) => findLostReads(database, limit),
  };
}
