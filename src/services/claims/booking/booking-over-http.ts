import { z } from 'zod';
import { bahtText } from '../converters/index.ts';
import type { Authentication, Booking, BookingPort, PayerRefusal, PayerReply } from './booking-port.ts';

const WITHIN_MS = 20_000;

const bookedSchema = z.object({ uuid_booking: z.string().min(1).max(100) });
const codeSchema = z.object({ authen_code: z.string().regex(/^[A-Za-z0-9]{4,30}$/) });
const refusalSchema = z.object({
  error: z.string().max(200),
  message: z
    .array(z.object({ field: z.string().max(100), message: z.string().max(500) }))
    .max(100)
    .default([]),
});

/** Why nothing is known of what a payer thinks: it cannot be reached, or says what is no answer. */
const AWAY: PayerRefusal = { error: 'Service Unavailable', message: [] };

/** A payer's booking behind an address: three posts in JSON, with the key of what is asked in each. */
export function openBookingOverHttp(address: string): BookingPort {
  const ask = async <Given>(
    path: string,
    body: Readonly<Record<string, string>>,
    read: (answer: unknown) => Given | undefined,
  ): Promise<PayerReply<Given>> => {
    try {
      const answer = await fetch(`${address.replace(/\/+$/, '')}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(WITHIN_MS),
      });
      const said: unknown = await answer.json();
      if (!answer.ok) return { refused: refusalSchema.safeParse(said).data ?? AWAY };
      return read(said) ?? { refused: AWAY };
    } catch {
      // Whatever went wrong on the way, the hospital is told that the payer cannot be asked now, and asks again.
      return { refused: AWAY };
    }
  };
  return {
    book: (key, booking) =>
      ask('booking', { key, ...bookingWords(booking) }, (said) => {
        const read = bookedSchema.safeParse(said).data;
        return read && { reference: read.uuid_booking };
      }),
    cancel: (key, reference) =>
      ask('booking/cancel', { key, uuid_booking: reference }, () => ({ cancelled: true as const })),
    authenticate: (key, visit) =>
      ask('authentication', { key, ...visitWords(visit) }, (said) => {
        const read = codeSchema.safeParse(said).data;
        return read && { code: read.authen_code };
      }),
  };
}

function bookingWords({ hospital, citizen, servedAt, totalSatang, invoice, visit }: Booking) {
  return {
    hcode: hospital,
    cid: citizen,
    serviceDateTime: servedAt,
    totalAmount: bahtText(totalSatang),
    invoiceNumber: invoice,
    vn: visit,
  };
}

function visitWords({ hospital, citizen, scheme, servedAt, totalSatang, visit, source }: Authentication) {
  return {
    hcode: hospital,
    pid: citizen,
    mainInscl: scheme,
    serviceDateTime: servedAt,
    totalAmount: bahtText(totalSatang),
    visitNumber: visit,
    sourceId: source,
  };
}
