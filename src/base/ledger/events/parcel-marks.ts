import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { EventParcel } from './event-words.ts';

/** What can become of events that were taken to be sent. */
export type EventMarks = Readonly<{
  noteReceipt(parcel: EventParcel, receipt: number, bodyHash: string): Promise<void>;
  /** Counts only for whoever still holds it: what is to be sent again meanwhile is sent again. */
  noteDelivered(parcel: EventParcel, holder: string): Promise<void>;
  /** The agreement gives it no more: it does not leave, and what came after it may. */
  noteWithheld(parcel: EventParcel): Promise<void>;
  /** Whoever asks for what comes after a place has what left before it. */
  noteTaken(subscription: bigint, upTo: bigint): Promise<void>;
  noteFailed(
    parcel: EventParcel,
    holder: string,
    failed: Readonly<{ reason: string; next: Date | 'never' }>,
  ): Promise<void>;
  /** Gives leases back before their time. */
  release(holder: string): Promise<void>;
}>;

/** Nobody holds it. */
const FREE = { holder: null, leased_until: null };

/** Writes down what became of events that were taken to be sent. */
export function openMarks(database: Kysely<Tables>): EventMarks {
  const parcelOf = ({ subscription, place }: EventParcel) =>
    database
      .updateTable('event_parcel')
      .where('subscription_id', '=', subscription)
      .where('place', '=', place);
  return {
    noteReceipt: async (parcel, receipt, bodyHash) => {
      await parcelOf(parcel)
        .set({ receipt_id: BigInt(receipt), body_hash: bodyHash })
        .execute();
    },
    noteDelivered: async (parcel, holder) => {
      await parcelOf(parcel)
        .set(delivered())
        .where('state', '=', 'waiting')
        .where('holder', '=', holder)
        .execute();
    },
    noteWithheld: async (parcel) => {
      await parcelOf(parcel)
        .set({ state: 'withheld', ...FREE, reason: null })
        .where('state', '=', 'waiting')
        .execute();
    },
    noteTaken: async (subscription, upTo) => {
      await database
        .updateTable('event_parcel')
        .set(delivered())
        .where('subscription_id', '=', subscription)
        .where('place', '<=', upTo)
        .where('state', '=', 'waiting')
        .where('receipt_id', 'is not', null)
        .execute();
    },
    noteFailed: async (parcel, holder, { reason, next }) => {
      const change = next === 'never' ? { state: 'dead' as const } : { due_at: next };
      await parcelOf(parcel)
        .set({ ...change, ...FREE, reason })
        .where('holder', '=', holder)
        .where('state', '=', 'waiting')
        .execute();
    },
    release: async (holder) => {
      await database.updateTable('event_parcel').set(FREE).where('holder', '=', holder).execute();
    },
  };
}

function delivered() {
  return { state: 'delivered' as const, delivered_at: sql<Date>`now()`, ...FREE, reason: null };
}
