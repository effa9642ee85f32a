import { createHash } from 'node:crypto';
import { chanceOf } from './chance.ts';
import type { SimulatorPlan } from './simulator-plan.ts';

/** What a simulated payer says to a booking: a number that follows from the key, or why not, field by field. */
export type BookingReply = Readonly<{ status: number; body: unknown }>;

const OK = 200;
const BAD_REQUEST = 400;
const CALLS = ['booking', 'cancel', 'authentication'];

/** The answer to a call of booking; nothing to any other call. A booking without money is refused, and as many others as planned. */
export function replyToBooking(
  plan: SimulatorPlan,
  name: string,
  fields: Readonly<Record<string, string>>,
): BookingReply | undefined {
  if (!CALLS.includes(name)) return undefined;
  const key = fields['key'] ?? '';
  if (name === 'cancel') return { status: OK, body: { status: OK } };
  if (!(Number(fields['totalAmount']) > 0))
    return refusal('totalAmount', 'totalAmount must be a positive number');
  if (chanceOf(plan.seed, 'booking', key) < plan.rejected)
    return refusal('cid', 'no right was found for cid');
  const digest = createHash('sha256').update(key).digest('hex');
  const uuid = digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
  return {
    status: OK,
    body: { uuid_booking: uuid, authen_code: `PP${BigInt(`0x${digest}`) % 10_000_000_000n}` },
  };
}

function refusal(field: string, message: string): BookingReply {
  return { status: BAD_REQUEST, body: { error: 'Bad Request', message: [{ field, message }] } };
}
