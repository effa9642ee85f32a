import { callToken, sealCall } from '../calls/index.ts';
import type { BookingHouse } from './booking-desk.ts';
import { type Authentication, isRefused, type PayerReply } from './booking-port.ts';

/** The code of an authenticated visit, and the number of the call that gave it. */
export type AuthenticatedVisit = Readonly<{ transactionId: string; code: string }>;

const KIND = 'authentication';

/** Has the payer give a visit its code. Asked again for the same visit, the answer is the same. */
export async function authenticateVisit(
  { ledger, keys, payer }: BookingHouse,
  visit: Authentication,
  asked: Readonly<{ person: Buffer; actor: string; words: unknown }>,
): Promise<PayerReply<AuthenticatedVisit>> {
  const { hospital } = visit;
  const place = { kind: KIND, hospital };
  const said = callToken(keys, place, visit.visit, visit.citizen, visit.servedAt);
  const reply = await payer.authenticate(said.toString('hex'), visit);
  if (isRefused(reply)) return reply;
  const { person, actor, words } = asked;
  const sealed = sealCall(keys, place, words);
  const answer = reply.code;
  const kept = await ledger.claimCalls.keep({ kind: KIND, hospital, said, person, actor, answer, sealed });
  return { transactionId: kept.receipt, code: kept.answer ?? answer };
}
