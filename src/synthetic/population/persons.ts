import { ageOn, dayOf, partsOf, yearsBefore } from '../calendar.ts';
import { chance, type Stream, unit } from '../random.ts';
import type { FamilyMember, RosterEntry } from './families/index.ts';
import { UNLIVED } from './lives/index.ts';
import type { NameHistory } from './naming.ts';
import type { Dwelling, House, Person } from './person.ts';
import type { Setting } from './workshop.ts';

/** What is already known when a member of a roster becomes a person. */
export type PersonPart = Readonly<{
  entry: RosterEntry;
  name: NameHistory;
  house: House;
  dwelling: Dwelling;
  /** Those of the roster who are persons already; the older come first. */
  made: ReadonlyMap<FamilyMember, Person>;
  order: number;
}>;

/** Makes a person of a roster's member; what they learnt, do, earn and suffer comes later. */
export function personOf(stream: Stream, part: PersonPart, { place, workshop }: Setting): Person {
  const { entry, name, made, order } = part;
  const { member, yearsAgo } = entry;
  const { asOf, settings } = workshop;
  const death = yearsAgo === null ? null : Math.min(asOf - 1, yearsBefore(asOf, yearsAgo));
  const [twin, ...triplets] = bornTogether(member, made);
  const birthPrecision =
    twin?.birthPrecision ?? drawPrecision(stream, member.age, settings.register.yearOnlyBirths);
  const exact = Math.min(asOf, death ?? asOf, yearsBefore(asOf, member.age + (yearsAgo ?? 0)));
  const birth = birthPrecision === 'year' ? dayOf(partsOf(exact).year, 1, 1) : exact;
  const age = ageOn(birth, death ?? asOf);
  const marital = workshop.marital(stream, member);
  // Numbers at birth go two by two, so the third of triplets has one that stands alone.
  const twinOrder = !twin || triplets.length > 0 ? null : twin.trueId - place.firstId + place.personOrder;
  return {
    trueId: place.firstId + order,
    pid: place.issuer.citizenNumber(place.personOrder + order, birth, twinOrder),
    sex: member.sex,
    birth: twin ? twin.birth : birth,
    birthPrecision,
    age,
    death,
    deathKnownBy: death === null ? null : drawKnownBy(stream, settings.register),
    nation: settings.register.nation,
    father: madeOf(member.father, made),
    mother: madeOf(member.mother, made),
    spouse: null,
    marital,
    relation: member.relation,
    name: name.name,
    formerName: name.former,
    title: workshop.naming.titleOf(stream, { sex: member.sex, age, marital }),
    house: isInCentral(stream, part, settings.register) ? place.central : part.house,
    houseRole: houseRoleOf(member),
    family: familyOf(member, order),
    movedIn: birth + Math.floor((asOf - birth) * (chance(stream, 0.4) ? 0 : unit(stream))),
    dwelling: part.dwelling,
    ...UNLIVED,
  };
}

function drawPrecision(
  stream: Stream,
  age: number,
  bands: readonly Readonly<{ from: number; share: number }>[],
): Person['birthPrecision'] {
  const share = bands.find(({ from }) => age >= from)?.share ?? 0;
  return share > 0 && chance(stream, share) ? 'year' : 'day';
}

function madeOf(member: FamilyMember | null, made: ReadonlyMap<FamilyMember, Person>): Person | null {
  return (member && made.get(member)) ?? null;
}

/** Twins share mother and age to the day. */
function bornTogether(member: FamilyMember, made: ReadonlyMap<FamilyMember, Person>): Person[] {
  if (!member.mother || member.relation === 'head') return [];
  const siblings: Person[] = [];
  for (const [other, person] of made) {
    if (other !== member && other.mother === member.mother && other.age === member.age) siblings.push(person);
  }
  return siblings;
}

function isInCentral(
  stream: Stream,
  { entry }: PersonPart,
  settings: Readonly<{ central: Readonly<{ from: number; to: number; share: number }> }>,
): boolean {
  const { from, to, share } = settings.central;
  const { age, relation } = entry.member;
  return entry.yearsAgo === null && relation !== 'head' && age >= from && age < to && chance(stream, share);
}

function drawKnownBy(
  stream: Stream,
  { reportedOnly, clinicOnly }: Readonly<{ reportedOnly: number; clinicOnly: number }>,
): Person['deathKnownBy'] {
  const draw = unit(stream);
  if (draw < reportedOnly) return 'report';
  return draw < reportedOnly + clinicOnly ? 'clinic' : 'register';
}

/** Families of those who are no kin come after the two that there can be. */
const FIRST_LODGER = 3;

function familyOf({ relation, second }: FamilyMember, order: number): number {
  if (relation === 'not-kin') return FIRST_LODGER + order;
  return second ? 2 : 1;
}

/** The head of the house is 1, the head of a second family in it 2, everybody else 0. */
function houseRoleOf({ relation, second }: FamilyMember): number {
  if (relation === 'head') return 1;
  return second && relation === 'child' ? 2 : 0;
}
