import type { AuditBook, SequencerLock } from '../../ledger/index.ts';
import type { AuditLog } from '../log/index.ts';
import type { Signer } from '../notes/index.ts';
import type { KnownWitness } from '../witness/index.ts';

/** What the sequencer works with. */
export type SequencerPlan = Readonly<{
  home: string;
  /** What the log signs with. */
  signer: Signer;
  audit: AuditBook;
  /** The witnesses of now: the list may change while we run. */
  witnesses(): Promise<readonly KnownWitness[]>;
  /** How often the log is signed at most while it grows. */
  signEveryMs?: number;
  /** How long a quiet log is left without a new word of its witnesses. */
  witnessEveryMs?: number;
  /** Told what keeps the log from growing; the sequencer goes on trying. */
  onTrouble(thrown: unknown): void;
  /** The disk lost what it had taken: the process must end. */
  onLost(cause: unknown): never;
}>;

/** What the sequencer holds while it runs. */
export type SequencerState = {
  lock?: SequencerLock;
  log?: AuditLog;
  signedAt: number;
  /** The last word of each witness. */
  words: Map<string, Readonly<{ size: number; at: number }>>;
  asking?: Promise<void>;
  publishing: Promise<void>;
};
