import { type ClaimKind, type ClaimState, rightTitle } from '../../../base/claim/index.ts';
import type { ClaimEvent, Dispute, KeptClaim } from '../../../base/ledger/index.ts';
import { type IsoDate, parseIsoDate, type Text } from '../../../base/model/index.ts';
import { claimFact } from './claim-fact.ts';
import { claimsOf, hospitalsOf, type Patient, type VisitsAsked } from './visits-asked.ts';

/** A visit or stay for which a hospital made a claim: where, when, by which right, how it stands and what it cost. */
export type MyVisit = Readonly<{
  id: string;
  /** By which it is said to be wrong. */
  fact: string;
  hospital: Text;
  kind: ClaimKind;
  kindWords: Text;
  day: IsoDate | null;
  /** The last day of a stay. */
  until: IsoDate | null;
  right: Text | null;
  state: ClaimState;
  stateWords: Text;
  chargedSatang: number;
  /** What the patient paid at the hospital, as the hospital says. */
  ownSatang: number;
  /** What the payer agreed to pay, and paid; nothing while it was not told. */
  approvedSatang: number | null;
  paidSatang: number | null;
  /** The latest time it was said to be wrong, and the last thing that was done about it. */
  dispute: Readonly<{ id: string; last: Dispute['history'][number]['act'] }> | null;
}>;

/** The visits of a citizen, the latest first, and what can be said to be wrong with one. */
export type MyVisits = Readonly<{
  visits: MyVisit[];
  agency: Text;
  wrongs: Readonly<{ value: string; words: Text }>[];
}>;

/** What hospitals claimed in a citizen's name; nothing sealed is opened for it. */
export async function readMyVisits(
  asked: VisitsAsked,
  patient: Patient,
  { agency, disputes }: Readonly<{ agency: Text; disputes: readonly Dispute[] }>,
): Promise<MyVisits> {
  const { book, told } = asked;
  const claims = await claimsOf(asked, patient);
  const [hospital, events] = await Promise.all([
    hospitalsOf(asked, claims),
    claims.length === 0 ? [] : book.eventsOf(claims.map(({ id }) => id)),
  ]);
  const eventsOf = Map.groupBy(events, ({ claim }) => claim);
  return {
    visits: claims.map((claim) => {
      const fact = claimFact(claim.id);
      const dispute = disputes.find((one) => one.fact === fact);
      const last = dispute?.history.at(-1)?.act;
      return {
        ...visitOf(asked, claim),
        ...moneyOf(claim, eventsOf.get(claim.id) ?? []),
        fact,
        hospital: hospital(claim.hospital),
        dispute: dispute && last ? { id: String(dispute.id), last } : null,
      };
    }),
    agency,
    wrongs: told.wrongs.map(({ id, title }) => ({ value: id, words: title })),
  };
}

function visitOf({ told, schemes }: VisitsAsked, claim: KeptClaim) {
  const { id, kind, from, to, serviceDay, scheme, state } = claim;
  const first = dayIn(from) ?? serviceDay;
  const last = kind === 'IP' ? dayIn(to) : null;
  return {
    id: String(id),
    kind,
    kindWords: told.kinds[kind],
    day: first,
    until: last === first ? null : last,
    right: rightTitle({ schemes }, scheme),
    state,
    stateWords: told.states[state],
  };
}

function moneyOf({ version, chargedSatang, paidSatang }: KeptClaim, events: readonly ClaimEvent[]) {
  const amountOf = (kind: ClaimEvent['kind']) => {
    const event = events.findLast((one) => one.kind === kind && one.version === version);
    const satang = event?.detail?.['satang'];
    return typeof satang === 'number' ? satang : null;
  };
  return {
    chargedSatang,
    ownSatang: paidSatang,
    approvedSatang: amountOf('approved'),
    paidSatang: amountOf('settled'),
  };
}

function dayIn(moment: string | null): IsoDate | null {
  return (moment !== null && parseIsoDate(moment.slice(0, 10))) || null;
}
