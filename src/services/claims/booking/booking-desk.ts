import { z } from 'zod';
import type { Keys } from '../../../base/keys/index.ts';
import type { Ledger, Reservation } from '../../../base/ledger/index.ts';
import { callToken, openCall, sealCall } from '../calls/index.ts';
import { type Booking, type BookingPort, isRefused, type PayerReply } from './booking-port.ts';

/** What bookings are made with. */
export type BookingHouse = Readonly<{ ledger: Ledger; keys: Keys; payer: BookingPort }>;

/** A booking by its number, and which hospital's account asks. */
export type BookingQuestion = Readonly<{ hospital: string; transactionUid: string; actor: string }>;

/** A booking that a payer agreed to. */
export type BookedClaim = Booking & Readonly<{ transactionUid: string; reference: string; number: bigint }>;

/** Where hospitals book money for claims before they send them. */
export type BookingDesk = Readonly<{
  /** Books, or gives the number of the same booking. Where the payer refused or was away, asking again asks it again. */
  reserve: (
    booking: Booking,
    asked: Readonly<{ person: Buffer; actor: string }>,
  ) => Promise<PayerReply<Readonly<{ transactionUid: string }>>>;
  /** A booking that stands. */
  find: (question: Omit<BookingQuestion, 'actor'>) => Promise<BookedClaim | undefined>;
  /** Takes a booking back; one that was taken back before is so again. Nothing where there is none. */
  cancel: (question: BookingQuestion) => Promise<PayerReply<Readonly<{ cancelled: true }>> | undefined>;
}>;

const KIND = 'reservation';

const bookingSchema = z.object({
  hospital: z.string(),
  citizen: z.string(),
  servedAt: z.string(),
  totalSatang: z.number(),
  invoice: z.string(),
  visit: z.string(),
});

/** Opens the desk of bookings. */
export function openBookingDesk(house: BookingHouse): BookingDesk {
  const { reservations } = house.ledger.claimCalls;
  return {
    reserve: (booking, asked) => reserve(house, booking, asked),
    find: async ({ hospital, transactionUid }) => {
      const found = await findReservation(house, { hospital, transactionUid });
      return found && standing(house, found);
    },
    cancel: async ({ hospital, transactionUid, actor }) => {
      const found = await findReservation(house, { hospital, transactionUid });
      if (!found || found.reference === null) return undefined;
      if (found.isCancelled) return { cancelled: true };
      const reply = await house.payer.cancel(found.transactionUid, found.reference);
      if (!isRefused(reply)) await reservations.step({ id: found.id, act: 'cancelled', actor });
      return reply;
    },
  };
}

/** Kept before the payer is asked: should this process end meanwhile, the next try has the same number at the payer. */
async function reserve(
  { ledger, keys, payer }: BookingHouse,
  booking: Booking,
  { person, actor }: Readonly<{ person: Buffer; actor: string }>,
): Promise<PayerReply<Readonly<{ transactionUid: string }>>> {
  const { hospital } = booking;
  const place = { kind: KIND, hospital };
  const said = callToken(keys, place, JSON.stringify(Object.entries(booking).sort()));
  const sealed = sealCall(keys, place, booking);
  const begun = await ledger.claimCalls.reservations.begin({ hospital, said, person, actor, sealed });
  const { id, transactionUid } = begun;
  if (begun.reference !== null) return { transactionUid };
  const reply = await payer.book(transactionUid, booking);
  if (isRefused(reply)) return reply;
  const { reference } = reply;
  await ledger.claimCalls.reservations.step({ id, act: 'booked', actor, reference });
  return { transactionUid };
}

/** What is no number of a booking is none that is known. */
async function findReservation(
  { ledger }: BookingHouse,
  { hospital, transactionUid }: Omit<BookingQuestion, 'actor'>,
): Promise<Reservation | undefined> {
  const uid = z.guid().safeParse(transactionUid).data;
  return uid === undefined ? undefined : ledger.claimCalls.reservations.find(hospital, uid);
}

function standing({ keys }: BookingHouse, found: Reservation): BookedClaim | undefined {
  const { hospital, reference, transactionUid, id: number, sealed, isCancelled } = found;
  if (isCancelled || reference === null) return undefined;
  const booking = bookingSchema.parse(openCall(keys, { kind: KIND, hospital }, sealed));
  return { ...booking, transactionUid, reference, number };
}
