import { partsOf } from '../../calendar.ts';
import type { Person } from '../../population/index.ts';
import type { Welfare } from '../../welfare/index.ts';
import { type Case, putPerson, registeredSubdistrict } from '../case.ts';

const ERA = 543;
const FISCAL_YEAR_STARTS = 10;

/** Writes the local offices' rolls of old-age and disability allowances, the child grant roll and state pensions. */
export function writeAllowanceRolls(round: Case): void {
  for (const person of round.citizens) {
    const { oldAge, disability, childGrant, pension } = round.welfareOf(person);
    if (oldAge) putOldAge(round, person, oldAge);
    if (disability) putDisability(round, person, disability);
    if (childGrant) putChildGrant(round, person, childGrant);
    if (pension) putPension(round, person, pension);
  }
}

type Place = NonNullable<Welfare['oldAge']>;

function rollFields(
  place: Place,
): Readonly<{ amount_month: number; paid_since: number; roll_status: string }> {
  return {
    amount_month: place.amountMonth,
    paid_since: place.since,
    roll_status: place.isPaid ? 'paid' : 'stopped',
  };
}

function putOldAge(round: Case, person: Person, place: Place): void {
  const { year, month } = partsOf(round.asOf);
  const fields = {
    fiscal_year: year + ERA + (month >= FISCAL_YEAR_STARTS ? 1 : 0),
    office_code: `0${registeredSubdistrict(person)}`,
    subdistrict_code: registeredSubdistrict(person),
    village_no: person.house.village.endsWith('00') ? null : person.house.village.slice(6),
    ...rollFields(place),
  };
  putPerson(round, { source: 'oldage-roll', person, fields });
}

function putDisability(round: Case, person: Person, place: Place): void {
  const fields = {
    sequence: null,
    house_no: person.house.number,
    subdistrict_code: registeredSubdistrict(person),
    ...rollFields(place),
  };
  putPerson(round, { source: 'disability-roll', person, fields });
}

function putChildGrant(round: Case, person: Person, place: Place): void {
  const guardian = guardianOf(person);
  const fields = {
    guardian_pid: guardian?.person.pid ?? null,
    guardian_name: guardian ? fullName(guardian.person) : null,
    guardian_relation: guardian?.relation ?? null,
    registered_on: place.since,
    subdistrict_code: registeredSubdistrict(person),
    ...rollFields(place),
  };
  putPerson(round, { source: 'csg-roll', person, fields });
}

type Guardian = Readonly<{ person: Person; relation: 'mother' | 'father' | 'grandparent' | 'other' }>;

/** Whoever of the household brings the child up: the mother, else the father, a grandparent, any adult. */
function guardianOf(child: Person): Guardian | null {
  const { members } = child.dwelling;
  const { mother, father } = child;
  if (mother && members.includes(mother)) return { person: mother, relation: 'mother' };
  if (father && members.includes(father)) return { person: father, relation: 'father' };
  const grown = members.filter(({ age }) => age >= 20);
  const old = grown.find(({ age }) => age >= 45);
  if (old) return { person: old, relation: 'grandparent' };
  return grown[0] ? { person: grown[0], relation: 'other' } : null;
}

function fullName({ title, name }: Person): string {
  return `${title}${name.given} ${name.family}`;
}

function putPension(round: Case, person: Person, pension: NonNullable<Welfare['pension']>): void {
  const fields = {
    pension_type: pension.kind,
    amount_month: pension.amountMonth,
    paid_since: pension.since,
    pension_status: pension.isPaid ? 'paid' : 'stopped',
  };
  putPerson(round, { source: 'state-pension', person, fields });
}
