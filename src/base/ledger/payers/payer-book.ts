import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import { type AnswerOrder, takeAnswers } from './answers.ts';
import * as moves from './batch-moves.ts';
import { gatherParcels } from './outbox.ts';
import { type ParcelPlace, placesOf, putChecked } from './outbox-claims.ts';
import { readDeadLetters, readFigures } from './payer-figures.ts';
import type {
  BatchHand,
  DeadLetter,
  LeasedBatch,
  LeaseOrder,
  Packing,
  Parcel,
  PayerFigures,
  SchemePayer,
} from './payer-words.ts';
import { type Replayed, type ReplayOrder, replayDead } from './replay-dead.ts';

/** A batch, and who holds its lease. */
type Held = Readonly<{ batch: LeasedBatch; holder: string }>;

/** What goes to payers and what comes back: each version of a claim once, every try and every answer written down. */
export type PayerBook = Readonly<{
  /** Puts on their way what passed its checks. */
  putChecked(schemes: readonly SchemePayer[]): Promise<number>;
  /** Packs what waits for a payer into batches; tells how many parcels were looked at. */
  gather(
    order: Readonly<{ payer: string; limit: number; now: Date; hand: BatchHand }>,
    pack: (parcels: readonly Parcel[]) => Promise<Packing>,
  ): Promise<number>;
  /** Where the versions of claims lie that parcels are of. */
  placesOf(parcels: readonly Readonly<{ id: bigint }>[]): Promise<Map<bigint, ParcelPlace>>;
  lease(order: LeaseOrder, hand: BatchHand): Promise<LeasedBatch[]>;
  release(holder: string): Promise<void>;
  noteSent(batch: LeasedBatch, sent: moves.SentTry): Promise<boolean>;
  noteFailed(held: Held, failed: moves.FailedTry): Promise<void>;
  split(held: Held, why: Readonly<{ reason: string; now: Date; hand: BatchHand }>): Promise<void>;
  replay(order: ReplayOrder): Promise<Replayed>;
  takeAnswers(batch: LeasedBatch, order: AnswerOrder): Promise<number>;
  figures(): Promise<PayerFigures[]>;
  deadLetters(limit: number): Promise<DeadLetter[]>;
}>;

/** Opens the book of payers. */
export function openPayerBook(database: Kysely<Tables>): PayerBook {
  const inTurn = <Answer>(work: (turn: Transaction<Tables>) => Promise<Answer>) =>
    database.transaction().execute(work);
  return {
    putChecked: (schemes) => putChecked(database, schemes),
    gather: (order, pack) => inTurn((turn) => gatherParcels(turn, order, pack)),
    placesOf: (parcels) => placesOf(database, parcels),
    lease: (order, hand) => inTurn((turn) => moves.beginTries(turn, order, hand)),
    release: (holder) => moves.releaseLeases(database, holder),
    noteSent: (batch, sent) => inTurn((turn) => moves.noteSent(turn, batch, sent)),
    noteFailed: (held, failed) => inTurn((turn) => moves.noteFailed(turn, held, failed)),
    split: (held, why) => inTurn((turn) => moves.splitBatch(turn, held, why)),
    replay: (order) => inTurn((turn) => replayDead(turn, order)),
    takeAnswers: (batch, order) => inTurn((turn) => takeAnswers(turn, batch, order)),
    figures: () => readFigures(database),
    deadLetters: (limit) => readDeadLetters(database, limit),
  };
}
