import { type Claim, type ClaimEventKind, nextStanding, rightTitle } from '../../../../base/claim/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { type ClaimEvent, type KeptClaim, standingOf, statesOf } from '../../../../base/ledger/index.ts';
import type { ClaimStandingGroup, IsoDate } from '../../../../base/model/index.ts';
import { type ClaimAct, changeClaim } from '../../checks/index.ts';
import { openClaims } from '../../submit/index.ts';
import { findingsOf } from './claim-causes.ts';
import type { HospitalAsker, HospitalDesk } from './hospital-desk.ts';
import { maskPatient } from './mask-patient.ts';
import { loginOf } from './sendings.ts';

/** Which claims of a hospital are listed. */
export type ClaimsAsked = Readonly<{
  hospital: string;
  standing?: ClaimStandingGroup | undefined;
  code?: string | undefined;
  /** `YYYY-MM`, or `none`. */
  month?: string | undefined;
  receipt?: string | undefined;
  before?: bigint | undefined;
  limit: number;
}>;

const ACTS: readonly ClaimAct[] = ['appealed', 'cancelled', 'unclaimed'];

/** Claims of the hospital, the newest first, with patients masked; `seen` are those whose patients are in it. */
export async function listHospitalClaims(desk: HospitalDesk, asked: ClaimsAsked) {
  const { limit } = asked;
  const kept = await findClaims(desk, { ...asked, limit: limit + 1 });
  const shown = kept.slice(0, limit);
  const opened = await openClaims(desk, shown);
  return {
    seen: shown.map(({ id }) => id),
    answer: {
      asOf: desk.now().toISOString(),
      claims: opened.map((one) => rowOf(desk, one.kept, one.claim)),
      next: kept.length > limit ? String(shown.at(-1)?.id ?? '') : null,
    },
  };
}

/** Claims as the ledger has them, that meet what is asked. */
export async function findClaims({ ledger }: HospitalDesk, asked: ClaimsAsked): Promise<KeptClaim[]> {
  const { hospital, standing, code, month, receipt, before, limit } = asked;
  const upload = receipt === undefined ? undefined : await ledger.claims.findUpload(receipt);
  if (receipt !== undefined && upload?.hospital !== hospital) throw problem('CLAIM_RECEIPT_UNKNOWN');
  return ledger.claims.list({
    hospital,
    code,
    before,
    limit,
    states: standing && statesOf(standing),
    upload: upload?.id,
    ...daysOf(month),
  });
}

/** One claim of the hospital with everything that happened to it. Throws CLAIM_UNKNOWN, also for one of another hospital. */
export async function readHospitalClaim(
  desk: HospitalDesk,
  { hospital, claim: id }: Readonly<{ hospital: string; claim: bigint }>,
) {
  const kept = await ownClaim(desk, hospital, id);
  const [[opened], events] = await Promise.all([openClaims(desk, [kept]), desk.ledger.claims.eventsOf([id])]);
  if (!opened) throw problem('CLAIM_UNKNOWN');
  const { claim } = opened;
  const receipts = await receiptsOf(desk, events);
  return {
    asOf: desk.now().toISOString(),
    claim: rowOf(desk, kept, claim),
    version: kept.version,
    from: kept.from,
    to: kept.to,
    diagnoses: claim.diagnoses.map(({ code, type }) => ({ code, type })),
    procedures: claim.procedures.map(({ code }) => code),
    money: moneyOf(kept, events),
    steps: events.map((event) => stepOf(desk, event, receipts)),
    acts: ACTS.filter((kind) => nextStanding(kept, { kind, version: kept.version }) !== undefined),
  };
}

/** Appeals, takes back or waives a claim of the hospital. Throws CLAIM_UNKNOWN, CLAIM_STEP_REFUSED. */
export async function stepHospitalClaim(
  desk: HospitalDesk,
  { hospital, login, claim, act }: HospitalAsker & Readonly<{ claim: bigint; act: ClaimAct }>,
): Promise<void> {
  await ownClaim(desk, hospital, claim);
  await changeClaim(desk, { claim, actor: `hospital ${hospital} ${login}` }, act);
}

async function ownClaim({ ledger }: HospitalDesk, hospital: string, id: bigint): Promise<KeptClaim> {
  const [kept] = await ledger.claims.find([id]);
  if (kept?.hospital !== hospital) throw problem('CLAIM_UNKNOWN');
  return kept;
}

/** A month by its first and last day. */
function daysOf(month: string | undefined) {
  if (month === undefined) return {};
  if (month === 'none') return { undated: true } as const;
  const [year = '', number = ''] = month.split('-');
  const last = new Date(Date.UTC(Number(year), Number(number), 0)).getUTCDate();
  return { from: `${month}-01` as IsoDate, to: `${month}-${last}` as IsoDate };
}

function rowOf(desk: HospitalDesk, kept: KeptClaim, claim: Claim) {
  const { id, kind, state, codes, scheme, serviceDay, chargedSatang, paidSatang, changedAt } = kept;
  return {
    id: String(id),
    kind,
    hn: claim.hn,
    seq: claim.seq,
    an: claim.an,
    patient: maskPatient(claim.patient),
    right: rightTitle(desk.content, scheme),
    day: serviceDay,
    claimedSatang: chargedSatang - paidSatang,
    state,
    standing: standingOf(state),
    codes: [...codes],
    changedAt: changedAt.toISOString(),
  };
}

const APPROVED: readonly string[] = [...statesOf('approved'), ...statesOf('paid')];

/** Money of a claim; where a payer approved without an amount, it approved what was asked for. */
function moneyOf({ version, state, chargedSatang, paidSatang }: KeptClaim, events: readonly ClaimEvent[]) {
  const amounts = (...kinds: readonly ClaimEventKind[]) =>
    events
      .filter((event) => event.version === version && kinds.includes(event.kind))
      .flatMap(({ detail }) => (typeof detail?.['satang'] === 'number' ? [detail['satang']] : []));
  const paid = amounts('settled');
  const claimedSatang = chargedSatang - paidSatang;
  return {
    chargedSatang,
    ownSatang: paidSatang,
    claimedSatang,
    approvedSatang:
      amounts('approved', 'appeal-answered').at(-1) ?? (APPROVED.includes(state) ? claimedSatang : null),
    paidSatang: paid.length === 0 ? null : paid.reduce((sum, one) => sum + one, 0),
  };
}

/** By which receipts the versions of a claim came. */
async function receiptsOf({ ledger }: HospitalDesk, events: readonly ClaimEvent[]) {
  const uploads = [...new Set(events.flatMap(({ upload }) => upload ?? []))];
  return ledger.claims.receiptsOf(uploads);
}

function stepOf(desk: HospitalDesk, event: ClaimEvent, receipts: ReadonlyMap<bigint, string>) {
  const { kind, at, version, outcome, hand, upload, detail } = event;
  const payer = desk.payers.payers.find(({ id }) => id === detail?.['payer']);
  const document = detail?.['document'];
  const satang = detail?.['satang'];
  return {
    kind,
    at: new Date(at).toISOString(),
    version,
    outcome,
    login: loginOf(hand.actor),
    controller: desk.partyName(hand.controller),
    processor: desk.partyName(hand.processor),
    payer: payer?.title ?? null,
    receipt: upload === null ? null : (receipts.get(upload) ?? null),
    satang: typeof satang === 'number' ? satang : null,
    document: typeof document === 'string' ? document : null,
    findings: findingsOf(desk, event),
  };
}
