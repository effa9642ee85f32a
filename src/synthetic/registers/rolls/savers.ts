import { partsOf } from '../../calendar.ts';
import type { Person } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import { type Case, noteMistake, putPerson, registeredSubdistrict } from '../case.ts';

const ERA = 543;
const PROGRAMME = 'nsf-match';

/** Writes the members of the savings fund: what they saved this year and what the state added. */
export function writeSavers(round: Case): void {
  const { stream } = round.sheet;
  const { savings } = round.settings.rolls;
  for (const person of round.citizens) {
    const { age, death } = person;
    if (death !== null || age < savings.from || age >= savings.below) continue;
    const bars = barsOf(person);
    if (!chance(stream, bars === 0 ? savings.joined : savings.joinedBarred)) continue;
    const saved = chance(stream, savings.saved)
      ? savings.step * between(stream, savings.steps.from, savings.steps.to)
      : 0;
    const isOwed = bars === 0 && saved > 0;
    const isPaid = isOwed ? !chance(stream, savings.forgotten) : saved > 0 && chance(stream, savings.notOwed);
    if (isOwed && !isPaid) noteMistake(round, person, `missing-out/${PROGRAMME}`);
    if (!isOwed && isPaid) noteMistake(round, person, `paid-not-eligible/${PROGRAMME}`);
    if (!isPaid && bars + (saved === 0 ? 1 : 0) === 1)
      noteMistake(round, person, `blocked-by-one/${PROGRAMME}`);
    putSaver(round, person, { saved, isPaid });
  }
}

/** How many of the law's reasons keep a person out: other insurance, the state's service, its pension. */
function barsOf({ work }: Person): number {
  const bars = [
    work.section === '33' || work.section === '39',
    work.occupation === 'official',
    work.hasStatePension,
  ];
  return bars.filter(Boolean).length;
}

function putSaver(
  round: Case,
  person: Person,
  { saved, isPaid }: Readonly<{ saved: number; isPaid: boolean }>,
): void {
  const { sheet, settings, asOf } = round;
  const { match, mostMatch } = settings.rolls.savings;
  const percent = match.find(({ from }) => person.age >= from)?.percent ?? 0;
  const fields = {
    member_no: `N${person.trueId}`,
    joined_on: asOf - between(sheet.stream, 280, 3600),
    contribution_year: partsOf(asOf).year + ERA,
    saved_year: saved,
    match_year: isPaid ? Math.min(mostMatch, (saved * percent) / 100) : 0,
    member_status: 'active',
    subdistrict_code: registeredSubdistrict(person),
  };
  putPerson(round, { source: 'nsf-member', person, fields });
}
