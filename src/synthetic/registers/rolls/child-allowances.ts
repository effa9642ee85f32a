import { monthStart } from '../../calendar.ts';
import type { Person } from '../../population/index.ts';
import { between, chance } from '../../random.ts';
import type { OfficeMistake } from '../../welfare/index.ts';
import { type Case, noteMistake, putPerson, registeredSubdistrict } from '../case.ts';

const PROGRAMME = 'sso-child-allowance';

type Scheme = Case['settings']['rolls']['childAllowance']['schemes'][number];

/** A parent who is insured, and by which scheme. */
type Insured = Readonly<{ parent: Person; scheme: Scheme }>;

/** Writes the children for whom an insured parent is paid the allowance, and notes who should be on the roll and is not. */
export function writeChildAllowances(round: Case): void {
  const { stream } = round.sheet;
  const { childAllowance } = round.settings.rolls;
  const oldest = Math.max(...childAllowance.schemes.map(({ below }) => below));
  const paid = new Map<Person, number>();
  const unpaid: Person[] = [];
  for (const person of round.citizens) {
    if (person.death !== null || person.age > Math.max(oldest, childAllowance.pastAge)) continue;
    const insured = insuredParents(round, person);
    const claim = insured.find((each) => isEnough(each) && person.age < each.scheme.below);
    const isPast = person.age === childAllowance.pastAge;
    const past = isPast && chance(stream, childAllowance.pastAgePaid) ? insured.find(isEnough) : undefined;
    const hasRoom = claim !== undefined && (paid.get(claim.parent) ?? 0) < claim.scheme.children;
    const payer = claim && hasRoom && !chance(stream, childAllowance.forgotten) ? claim : past;
    if (payer) {
      paid.set(payer.parent, (paid.get(payer.parent) ?? 0) + 1);
      putChild(round, person, payer);
    } else unpaid.push(person);
    if (past) noteMistake(round, person, `paid-not-eligible/${PROGRAMME}`);
  }
  for (const person of unpaid)
    noteMistake(round, person, unpaidMistake(round, insuredParents(round, person), { child: person, paid }));
}

/** The parents whose number the civil register gives with the child, the mother first. */
function namedParents({ mother, father }: Person): Person[] {
  return [mother, father].filter((parent): parent is Person => parent !== null && parent.pid !== null);
}

function insuredParents({ settings }: Case, child: Person): Insured[] {
  const { schemes } = settings.rolls.childAllowance;
  return namedParents(child).flatMap((parent) => {
    const scheme = schemes.find(({ sections }) => sections.includes(parent.work.section ?? ''));
    return scheme && parent.death === null ? [{ parent, scheme }] : [];
  });
}

function isEnough({ parent, scheme }: Insured): boolean {
  return parent.work.monthsPaid >= scheme.months;
}

/** What a gap should tell of a child for whom nobody is paid, once it is known for whom of the house somebody is. */
function unpaidMistake(
  { settings }: Case,
  insured: readonly Insured[],
  { child, paid }: Readonly<{ child: Person; paid: ReadonlyMap<Person, number> }>,
): OfficeMistake | null {
  const ends = settings.rolls.childAllowance.schemes.map(({ below }) => below);
  const areBothNamed = namedParents(child).length === 2;
  const hasRoom = insured.some(({ parent, scheme }) => (paid.get(parent) ?? 0) < scheme.children);
  const isInsured = insured.some(isEnough);
  const isOwed = insured.some((each) => isEnough(each) && child.age < each.scheme.below);
  if (isOwed && hasRoom) return `missing-out/${PROGRAMME}`;
  if (child.age >= Math.min(...ends) || isInsured === hasRoom) return null;
  // A parent whom nobody names could be insured for longer.
  if (!areBothNamed) return hasRoom ? `cannot-tell/${PROGRAMME}` : null;
  return `blocked-by-one/${PROGRAMME}`;
}

function putChild(round: Case, child: Person, { parent, scheme }: Insured): void {
  const { sheet, asOf } = round;
  const since = Math.min(monthStart(child.birth, between(sheet.stream, 1, 4)), monthStart(asOf));
  const fields = {
    insured_pid: parent.pid,
    section: `s${parent.work.section}`,
    claimed_on: Math.max(child.birth, since - between(sheet.stream, 5, 40)),
    paid_since: since,
    amount_month: scheme.amount,
    roll_status: 'paid',
    subdistrict_code: registeredSubdistrict(child),
  };
  putPerson(round, { source: 'sso-child-roll', person: child, fields });
}
