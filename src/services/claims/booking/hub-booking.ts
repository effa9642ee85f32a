import { createHash } from 'node:crypto';
import type { BookingPort } from './booking-port.ts';

const DIGITS = 10n;
const UUID = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/;

/**
 * The hub booking for itself while no payer is named: it keeps the booking and promises nothing. Numbers follow from the key, so that
 * asking again gives the same.
 */
export function openHubBooking(source: string): BookingPort {
  return {
    book: async (key) => ({ reference: uuidOf(`booking ${key}`) }),
    cancel: async () => ({ cancelled: true }),
    authenticate: async (key, visit) => ({ code: `${visit.source || source}${digitsOf(`code ${key}`)}` }),
  };
}

/** A UUID of version 8, which is left to whoever makes it. */
function uuidOf(words: string): string {
  return digest(words).replace(UUID, '$1-$2-8$3-8$4-$5').slice(0, 36);
}

function digitsOf(words: string): string {
  return String(BigInt(`0x${digest(words)}`) % 10n ** DIGITS).padStart(Number(DIGITS), '0');
}

function digest(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}
