import { type Day, monthsBetween } from '../../calendar.ts';
import type { Person } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import { type Case, noteMistake, putPerson, registeredSubdistrict } from '../case.ts';

type Request = Readonly<{ askedOn: Day; isCertified: boolean | null }>;
type Dead = Readonly<{ person: Person; death: Day }>;

/** Writes requests for help with the funerals of older people, and notes whose funeral could still be helped. */
export function writeFunerals(round: Case): void {
  const { funerals } = round.settings.rolls;
  for (const person of round.citizens) {
    const { death } = person;
    if (death === null || person.age < funerals.from) continue;
    const dead = { person, death };
    const request = drawRequest(round, dead);
    const isOwed = isHelpOwed(round, dead, request);
    const isPaid = request !== null && isOwed && !chance(round.sheet.stream, funerals.forgotten);
    if (isOwed && !isPaid) noteMistake(round, person, 'missing-out/elderly-funeral');
    if (request) putRequest(round, dead, { ...request, isOwed, isPaid });
  }
}

function held(round: Case, person: Person): boolean {
  return (round.welfareOf(person).card?.cardStatus ?? null) !== null;
}

function drawRequest(round: Case, { person, death }: Dead): Request | null {
  const { stream } = round.sheet;
  const { funerals } = round.settings.rolls;
  const holds = held(round, person);
  if (!chance(stream, holds ? funerals.asked : funerals.askedWithoutCard)) return null;
  const isLate = chance(stream, funerals.late);
  const askedOn = death + (isLate ? between(stream, 200, 400) : between(stream, 3, 150));
  if (askedOn > round.asOf) return null;
  return { askedOn, isCertified: holds ? null : chance(stream, funerals.certified) };
}

/** Of the poor, who was asked for in time, or can still be. */
function isHelpOwed(round: Case, { person, death }: Dead, request: Request | null): boolean {
  const { months } = round.settings.rolls.funerals;
  const isPoor = held(round, person) || request?.isCertified === true;
  const isInTime =
    (request !== null && monthsBetween(death, request.askedOn) < months) ||
    monthsBetween(death, round.asOf) < months;
  return isPoor && isInTime;
}

function putRequest(
  round: Case,
  { person, death }: Dead,
  request: Request & Readonly<{ isOwed: boolean; isPaid: boolean }>,
): void {
  const { sheet, settings, asOf } = round;
  const payee = person.dwelling.members.find(({ age, pid }) => age >= 18 && pid !== null);
  const fields = {
    request_no: `P${person.trueId}`,
    died_on: death,
    requested_on: request.askedOn,
    payee_pid: payee?.pid ?? null,
    certified_poor: request.isCertified,
    amount: request.isPaid ? settings.rolls.funerals.amount : 0,
    paid_on: request.isPaid ? Math.min(asOf, request.askedOn + between(sheet.stream, 10, 60)) : null,
    request_status: request.isPaid ? 'paid' : request.isOwed ? 'waiting' : 'refused',
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'funeral-help', person, fields });
}
