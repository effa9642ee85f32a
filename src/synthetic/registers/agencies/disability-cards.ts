import type { Person } from '../../population/index.ts';
import { chance } from '../../random.ts';
import { type Case, putPerson, registeredSubdistrict } from '../case.ts';

/** Writes the register of disability cards. */
export function writeDisabilityCards(round: Case): void {
  const { settings, sheet } = round;
  const codes = new Map(settings.health.kinds.map(({ id, codes: { card } }) => [id, card]));
  for (const person of round.citizens) {
    const { disabilityCard: card } = round.welfareOf(person);
    const { disability } = person.health;
    if (!card || !disability) continue;
    const fields = {
      card_no: `D${person.trueId}`,
      disability_types: disability.kinds.map((kind) => codes.get(kind) ?? ''),
      cause: chance(sheet.stream, 0.1) ? 'unknown' : disability.cause,
      issued_on: card.issued,
      expires_on: card.expires,
      carer_pid: carerOf(person)?.pid ?? null,
      subdistrict_code: registeredSubdistrict(person),
    };
    putPerson(round, { source: 'dep-card', person, fields });
  }
}

function carerOf(person: Person): Person | null {
  if (person.age >= 15 && !person.health.disability?.needsHelp) return null;
  return person.dwelling.members.find((other) => other !== person && other.age >= 18) ?? null;
}
