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
  /** Whoever asks for what comes after a place has what is before it. */
  noteTaken(subscription: bigint, upTo: bigint): Promise<void>;
  noteFailed(
    parcel: EventParcel,
    holder: string,
    failed: Readonly<{ reason: string; next: Date | 'never' }>,
  ): Promise<void>;
  /** Gives leases back before their time. */
  release(holder: string): Promise<void>;
}>;

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
      const free = { holder: null, leased_until: null, reason: null };
      await parcelOf(parcel)
        .set({ state: 'withheld', ...free })
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
        .execute();
    },
    noteFailed: async (parcel, holder, { reason, next }) => {
      const change = next === 'never' ? { state: 'dead' as const } : { due_at: next };
      await parcelOf(parcel)
        .set({ ...change, reason, holder: null, leased_until: null })
        .where('holder', '=', holder)
        .where('state', '=', 'waiting')
        .execute();
    },
    release: async (holder) => {
      const free = { holder: null, leased_until: null };
      await database.updateTable('event_parcel').set(free).where('holder', '=', holder).execute();
    },
  };
}

function delivered() {
  const free = { holder: null, leased_until: null, reason: null };
  return { state: 'delivered' as const, delivered_at: sql<Date>`now()`, ...free };
}
