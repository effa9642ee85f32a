import { rightTitle } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import {
  CLAIM_SOURCE,
  type Dispute,
  type DisputeBook,
  type DisputeHand,
} from '../../../base/ledger/index.ts';
import type { DisputeAct, IsoDate } from '../../../base/model/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { daysAfter } from '../days.ts';
import { correctionsOf, isDisputable, ownerOf } from '../facts/index.ts';
import type { Self } from '../self.ts';
import { claimIn, claimsOf, hospitalsOf, type VisitsAsked } from '../visits/index.ts';
import { claimSubject, saidOfClaim } from './claim-subject.ts';
import { readClaimedValue } from './claimed-value.ts';
import { type DisputeAnswer, tellDispute, timesOf } from './dispute-answer.ts';
import { movesOf } from './moves.ts';

/** Where a citizen disputes what registers say: of whom, in which book, on which day. */
export type CitizenDesk = Readonly<{
  reading: Reading;
  self: Self;
  disputes: DisputeBook;
  hand: DisputeHand;
  today: IsoDate;
  /** Where the claims made in their name are. */
  visits: VisitsAsked;
}>;

/** What a citizen says: which fact or claim is wrong, what it should be if they know, and anything else in their own words. */
export type DisputeClaim = Readonly<{ fact: string; value: string | null; note: string | null }>;

/** What a citizen does with a dispute of their own; `seen` is the last step they saw. */
export type CitizenStep = Readonly<{
  id: string;
  act: Extract<DisputeAct, 'replied' | 'withdrawn' | 'appealed'>;
  note: string | null;
  seen: number;
}>;

/**
 * Says that a fact is wrong; it goes to the agency whose register says it. Throws FACT_NOT_DISPUTABLE, DISPUTE_VALUE_UNREADABLE,
 * DISPUTE_OPEN_ALREADY.
 */
export async function openDispute(desk: CitizenDesk, claim: DisputeClaim): Promise<DisputeAnswer> {
  if (claimIn(claim.fact) !== undefined) return openClaimDispute(desk, claim);
  const { reading, self, disputes, hand, today } = desk;
  const entry = reading.facts.find(({ fact }) => fact === claim.fact);
  const owner = entry && ownerOf(reading, self, entry);
  if (!entry || !owner || !isDisputable(reading, entry)) throw problem('FACT_NOT_DISPUTABLE');
  // Of a fact that was set right before, what the register says is disputed, not what is used.
  const corrected = (await correctionsOf(reading, self.key)).find(({ fact }) => fact === entry.fact);
  const cell = corrected ? corrected.registered : (self.profile[entry.fact] ?? null);
  const dispute = await disputes.open(
    {
      personKey: self.key,
      fact: entry.fact,
      source: owner.source,
      agency: owner.agency.id,
      said: cell === null ? null : String(cell),
      saidAsOf: owner.asOf,
      village: self.village,
      dueOn: daysAfter(today, timesOf(reading).answerWithinDays),
      datasetVersion: reading.version('profiles').id,
    },
    { act: 'opened', value: readClaimedValue(reading, entry, claim.value), note: claim.note },
    hand,
  );
  return tellDispute({ reading, self, party: 'citizen', today }, dispute);
}

/** Says that a claim of a hospital is wrong; somebody else's claim is not told apart from none. */
async function openClaimDispute(
  { reading, self, disputes, hand, today, visits }: CitizenDesk,
  { fact, value, note }: DisputeClaim,
): Promise<DisputeAnswer> {
  const kept = (await claimsOf(visits, self)).find(({ id }) => id === claimIn(fact));
  if (!kept) throw problem('FACT_NOT_DISPUTABLE');
  const hospital = (await hospitalsOf(visits, [kept]))(kept.hospital);
  const right = rightTitle(visits, kept.scheme);
  const said = saidOfClaim(kept, { hospital, right });
  const dispute = await disputes.open(
    {
      personKey: self.key,
      fact,
      source: CLAIM_SOURCE,
      agency: visits.told.agency,
      said,
      saidAsOf: null,
      village: self.village,
      dueOn: daysAfter(today, timesOf(reading).answerWithinDays),
      datasetVersion: reading.version('profiles').id,
    },
    { act: 'opened', value: claimSubject(reading, said).read(value), note },
    hand,
  );
  return tellDispute({ reading, self, party: 'citizen', today }, dispute);
}

/** Everything a citizen said to be wrong, the latest first. */
export async function listMyDisputes(desk: Omit<CitizenDesk, 'hand' | 'visits'>): Promise<DisputeAnswer[]> {
  const { reading, self, disputes, today } = desk;
  const all = await disputes.ofPerson(self.keys);
  return Promise.all(all.map((one) => tellDispute({ reading, self, party: 'citizen', today }, one)));
}

/** Replies, withdraws or appeals. Throws DISPUTE_UNKNOWN for a dispute of somebody else, DISPUTE_STEP_REFUSED, DISPUTE_MOVED. */
export async function stepMyDispute(desk: CitizenDesk, step: CitizenStep): Promise<DisputeAnswer> {
  const { reading, self, disputes, hand, today } = desk;
  const check = (dispute: Dispute) => {
    if (!self.keys.includes(dispute.personKey)) throw problem('DISPUTE_UNKNOWN');
    const moves = movesOf(dispute, 'citizen', { today, times: timesOf(reading) });
    if (!moves.includes(step.act)) throw problem('DISPUTE_STEP_REFUSED', { act: step.act });
  };
  const id = await checkOwn(desk, step.id);
  const { act, note, seen } = step;
  const dispute = await disputes.step({ id, seen, hand }, { act, value: null, note }, check);
  return tellDispute({ reading, self, party: 'citizen', today }, dispute);
}

/** Another's dispute is not told apart from one that is not there, whatever step was seen. */
async function checkOwn({ self, disputes }: CitizenDesk, text: string): Promise<bigint> {
  const id = disputeId(text);
  const dispute = await disputes.find(id);
  if (!dispute || !self.keys.includes(dispute.personKey)) throw problem('DISPUTE_UNKNOWN');
  return id;
}

/** The number of a dispute as it was written. Throws DISPUTE_UNKNOWN. */
export function disputeId(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw problem('DISPUTE_UNKNOWN');
  return BigInt(text);
}
