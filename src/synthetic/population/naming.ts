import { chance, type Stream, unit } from '../random.ts';
import type { FamilySettings, SyntheticCountry } from '../settings/index.ts';
import type { FamilyMember } from './families/index.ts';
import type { Marital, PersonName } from './person.ts';
import type { Sex } from './sex.ts';

/** Gives names as often as they are borne. */
export type Naming = Readonly<{
  drawSurname: (stream: Stream) => string;
  drawGivenName: (stream: Stream, sex: Sex) => string;
  titleOf: (stream: Stream, person: Readonly<{ sex: Sex; age: number; marital: Marital }>) => string;
  /** Whether a wife of this age took her husband's name. */
  takesHusbandsName: (stream: Stream, age: number) => boolean;
}>;

/** A name borne now and the one borne before, if any. */
export type NameHistory = Readonly<{ name: PersonName; former: PersonName | null }>;

const FULL_TITLE_AGE = 15;

/** Opens the drawing of names: the frequency of a name falls with its rank as the statistics say. */
export function openNaming(country: SyntheticCountry): Naming {
  const book = country.names();
  const { naming } = country.statistics();
  const { wivesWithHusbandsName } = country.synthetic.families;
  const { boy, man, girl, singleWoman, marriedWomanMayChoose } = naming.titles;
  const wife = marriedWomanMayChoose[0] ?? singleWoman;
  const { marriedWomenUsingNangUnder40: young, marriedWomenUsingNang40To59: middle } = naming.shares;
  const old = naming.shares.marriedWomenUsingNang60Plus;
  const given = { m: book.givenNameCount('male'), f: book.givenNameCount('female') };
  return {
    drawSurname: (stream) =>
      book.surnameAt(zipfRank(stream, book.surnameCount, naming.surnames.zipfExponent.value)),
    drawGivenName: (stream, sex) => {
      const rank = zipfRank(stream, given[sex], naming.givenNames.zipfExponent.value);
      return book.givenNameAt(sex === 'm' ? 'male' : 'female', rank);
    },
    titleOf: (stream, { sex, age, marital }) => {
      if (age < FULL_TITLE_AGE) return sex === 'm' ? boy : girl;
      if (sex === 'm') return man;
      const share = age < 40 ? young : age < 60 ? middle : old;
      return marital !== 'single' && chance(stream, share.value) ? wife : singleWoman;
    },
    takesHusbandsName: (stream, age) => {
      const band = wivesWithHusbandsName.find(({ from }) => age >= from);
      return chance(stream, band?.share ?? 0);
    },
  };
}

/** A rank drawn so that the share of rank r is about r to the power of minus the exponent (below 1). */
function zipfRank(stream: Stream, count: number, exponent: number): number {
  return Math.min(count, Math.floor(count * unit(stream) ** (1 / (1 - exponent))) + 1);
}

/** Names for all members of a family: children bear their father's name, most wives their husband's. */
export function nameFamily(
  stream: Stream,
  members: readonly FamilyMember[],
  settings: Readonly<{ naming: Naming; families: FamilySettings }>,
): Map<FamilyMember, NameHistory> {
  const { naming } = settings;
  const named = new Map<FamilyMember, NameHistory>();
  const house = naming.drawSurname(stream);
  const bornAs = (member: FamilyMember): string => {
    const parent = member.father ?? member.mother;
    const known = parent && named.get(parent);
    if (known) return known.name.family;
    const isOfTheHouse = ['head', 'child', 'sibling', 'parent'].includes(member.relation);
    return isOfTheHouse ? house : naming.drawSurname(stream);
  };
  for (const member of husbandsFirst(members)) {
    const maiden = bornAs(member);
    const husband = member.sex === 'f' && member.spouse ? named.get(member.spouse) : undefined;
    const takes = husband !== undefined && naming.takesHusbandsName(stream, member.age);
    const family = takes ? husband.name.family : maiden;
    const given = drawChildsName(stream, { member, named }, settings);
    const renamed = chance(stream, settings.families.givenNameChanged) && member.age >= 18;
    const before = renamed ? naming.drawGivenName(stream, member.sex) : given;
    const changed = renamed || family !== maiden;
    named.set(member, {
      name: { given, family },
      former: changed ? { given: before, family: maiden } : null,
    });
  }
  return named;
}

/** How many letters make names begin alike, and how often parents think of another name before they give up. */
const ALIKE_LETTERS = 2;
const ALIKE_TRIES = 40;

/** A given name; that of a younger child may begin like the one before's. */
function drawChildsName(
  stream: Stream,
  { member, named }: Readonly<{ member: FamilyMember; named: ReadonlyMap<FamilyMember, NameHistory> }>,
  { naming, families }: Readonly<{ naming: Naming; families: FamilySettings }>,
): string {
  const given = naming.drawGivenName(stream, member.sex);
  const mother = member.mother;
  const elder = mother && [...named.keys()].findLast((other) => other.mother === mother);
  if (!elder) return given;
  const share = elder.age === member.age ? families.twinsAlike : families.siblingsAlike;
  if (!chance(stream, share)) return given;
  const model = named.get(elder)?.name.given ?? '';
  for (let turn = 0; turn < ALIKE_TRIES; turn++) {
    const other = naming.drawGivenName(stream, member.sex);
    if (other !== model && other.slice(0, ALIKE_LETTERS) === model.slice(0, ALIKE_LETTERS)) return other;
  }
  return given;
}

/** A wife's name needs her husband's, a child's its parents'; the old come before the young. */
function husbandsFirst(members: readonly FamilyMember[]): FamilyMember[] {
  const rank = (member: FamilyMember): number => -member.age - (member.sex === 'm' ? 25 : 0);
  return members.toSorted((one, other) => rank(one) - rank(other));
}
