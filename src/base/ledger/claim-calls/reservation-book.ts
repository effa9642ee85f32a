import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { NewReservation, Reservation, ReservationStep } from './claim-call-words.ts';

/** Claims that hospitals booked money for; rows are added and never changed. */
export type ReservationBook = Readonly<{
  /** Begins a booking, or gives the one of the same words that is not cancelled. */
  begin(reservation: NewReservation): Promise<Reservation>;
  /** One of a hospital's own. */
  find(hospital: string, transactionUid: string): Promise<Reservation | undefined>;
  /** Writes down what became of it; what was written before stands. */
  step(step: ReservationStep): Promise<void>;
}>;

/** Opens the book of bookings. */
export function openReservationBook(database: Kysely<Tables>): ReservationBook {
  return {
    begin: (reservation) => begin(database, reservation),
    find: async (hospital, transactionUid) => {
      const row = await reservations(database)
        .where('reservation.hospital', '=', hospital)
        .where('reservation.transaction_uid', '=', transactionUid)
        .executeTakeFirst();
      return row && fromRow(row);
    },
    step: async ({ id, act, actor, reference }) => {
      await database
        .insertInto('claim_reservation_step')
        .values({ reservation_id: id, act, actor, reference: reference ?? null })
        .onConflict((conflict) => conflict.columns(['reservation_id', 'act']).doNothing())
        .execute();
    },
  };
}

/** Whoever comes second with the same words finds the attempt taken, and is given the one that took it. */
async function begin(database: Kysely<Tables>, asked: NewReservation): Promise<Reservation> {
  const last = await latest(database, asked);
  if (last && !last.isCancelled) return fromRow(last);
  const { hospital, said, person, actor, sealed } = asked;
  await database
    .insertInto('claim_reservation')
    .values({ hospital, said, person, actor, sealed, attempt: (last?.attempt ?? 0) + 1 })
    .onConflict((conflict) => conflict.columns(['hospital', 'said', 'attempt']).doNothing())
    .execute();
  const begun = await latest(database, asked);
  // A booking that was begun and cancelled meanwhile is another's doing: the caller sees it as it is.
  if (!begun) throw new RangeError('a booking that was just written is gone');
  return fromRow(begun);
}

function latest(database: Kysely<Tables>, { hospital, said }: NewReservation) {
  return reservations(database)
    .where('reservation.hospital', '=', hospital)
    .where('reservation.said', '=', said)
    .orderBy('reservation.attempt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function reservations(database: Kysely<Tables>) {
  return database
    .selectFrom('claim_reservation as reservation')
    .leftJoin('claim_reservation_step as booked', (join) =>
      join.onRef('booked.reservation_id', '=', 'reservation.id').on('booked.act', '=', 'booked'),
    )
    .leftJoin('claim_reservation_step as cancelled', (join) =>
      join.onRef('cancelled.reservation_id', '=', 'reservation.id').on('cancelled.act', '=', 'cancelled'),
    )
    .select(({ eb }) => [
      'reservation.id',
      'reservation.transaction_uid',
      'reservation.hospital',
      'reservation.attempt',
      'reservation.person',
      'reservation.sealed',
      'booked.reference',
      eb('cancelled.act', 'is not', null).$castTo<boolean>().as('isCancelled'),
    ]);
}

type Row = NonNullable<Awaited<ReturnType<typeof latest>>>;

function fromRow({ transaction_uid: transactionUid, attempt: _, ...row }: Row): Reservation {
  return { ...row, transactionUid };
}
