import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { EventBook } from './event-book.ts';
import type { EventParcel } from './event-words.ts';

type Marks = Pick<
  EventBook,
  'noteReceipt' | 'noteWithheld' | 'noteDelivered' | 'noteTaken' | 'noteFailed' | 'release'
>;

/** Writes down what became of events that were taken to be sent. */
export function openMarks(database: Kysely<Tables>): Marks {
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
