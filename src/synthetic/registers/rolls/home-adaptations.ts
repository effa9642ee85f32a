import type { Person } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import { homeMeanIncome, type OfficeMistake } from '../../welfare/index.ts';
import { type Case, noteMistake, putPerson, registeredSubdistrict } from '../case.ts';

type Kind = 'disabled' | 'elderly';

/** A request as it was looked into; `isCertified` is null for holders of the welfare card, who need no certificate. */
type Request = Readonly<{ kind: Kind; isUnsuitable: boolean; isCertified: boolean | null; isPaid: boolean }>;

/** Writes requests to adapt a home, and notes who could have one and whose home was adapted twice. */
export function writeHomeAdaptations(round: Case): void {
  for (const person of round.citizens) {
    if (person.death !== null) continue;
    const kinds = kindsOf(round, person);
    if (kinds.length === 0) continue;
    const requests = drawRequests(round, person, kinds);
    for (const request of requests) putRequest(round, person, request);
    for (const mistake of homeMistakes(round, person, { kinds, requests }))
      noteMistake(round, person, mistake);
  }
}

function kindsOf(round: Case, person: Person): Kind[] {
  const kinds: Kind[] = [];
  if (round.welfareOf(person).disabilityCard?.isValid) kinds.push('disabled');
  if (person.age >= round.settings.rolls.homes.elderlyFrom) kinds.push('elderly');
  return kinds;
}

function hasCard(round: Case, person: Person): boolean {
  return round.welfareOf(person).card?.cardStatus === 'active';
}

/** The poor ask; who is both disabled and old asks as one of them, and now and then again as the other. */
function drawRequests(round: Case, person: Person, kinds: readonly Kind[]): Request[] {
  const { stream } = round.sheet;
  const { homes } = round.settings.rolls;
  const { poorHomeMost } = round.settings.welfare.card;
  const holds = hasCard(round, person);
  const [kind] = kinds;
  if (!kind || !(holds || homeMeanIncome(person) <= poorHomeMost)) return [];
  if (!chance(stream, homes.asked[kind])) return [];
  const isUnsuitable = chance(stream, homes.unsuitable);
  const isCertified = holds ? null : chance(stream, homes.certified);
  const isPaid = isUnsuitable && (holds || isCertified === true) && chance(stream, homes.paid);
  const request = { kind, isUnsuitable, isCertified, isPaid };
  const asksAgain = isPaid && kinds.includes('elderly') && kind === 'disabled' && chance(stream, homes.twice);
  return asksAgain ? [request, { ...request, kind: 'elderly' }] : [request];
}

/** What the registers tell: a request says whether the home suits; else the survey may say that it is not sound. */
function homeMistakes(
  round: Case,
  person: Person,
  { kinds, requests }: Readonly<{ kinds: readonly Kind[]; requests: readonly Request[] }>,
): OfficeMistake[] {
  const paid = requests.filter(({ isPaid }) => isPaid);
  if (paid.length > 1) return ['overlap/home-adaptation-elderly'];
  const isPoor = hasCard(round, person) || requests.some(({ isCertified }) => isCertified === true);
  const isUnsound = requests[0]?.isUnsuitable ?? isUnsoundInSurvey(round, person);
  if (paid.length > 0 || !isPoor || !isUnsound) return [];
  return kinds.map((kind) => `missing-out/home-adaptation-${kind}` as const);
}

function isUnsoundInSurvey({ surveyOf, covers, settings }: Case, { dwelling }: Person): boolean {
  const survey = covers(dwelling.village) ? surveyOf(dwelling) : null;
  return survey?.results[settings.rolls.homes.indicator - 1] === 0;
}

function putRequest(round: Case, person: Person, request: Request): void {
  const { stream } = round.sheet;
  const { amount, amountStep } = round.settings.rolls.homes;
  const asked = round.asOf - between(stream, 120, 700);
  const isOwed = request.isUnsuitable && request.isCertified !== false;
  const fields = {
    request_no: `A${request.kind === 'disabled' ? 1 : 2}${person.trueId}`,
    house_code: person.dwelling.house?.code ?? null,
    kind: request.kind,
    requested_on: asked,
    home_unsuitable: request.isUnsuitable,
    certified_poor: request.isCertified,
    amount: request.isPaid
      ? between(stream, amount.from / amountStep, amount.to / amountStep) * amountStep
      : 0,
    paid_on: request.isPaid ? asked + between(stream, 30, 110) : null,
    request_status: request.isPaid ? 'paid' : isOwed ? 'waiting' : 'refused',
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'home-adaptation', person, fields });
}
