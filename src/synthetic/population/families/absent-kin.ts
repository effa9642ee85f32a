import { chance, countAround, normal, type Stream, unit } from '../../random.ts';
import type { FamilySettings } from '../../settings/index.ts';
import { birthAge, childrenOf, childSex } from './children.ts';
import { type FamilyMember, memberOf } from './family-member.ts';
import { spouseOf } from './spouse.ts';

/** Ages between which people leave home for work and keep their name in the house register. */
const LEAVING = { from: 18, to: 52 } as const;
/** Groups below this number are taken by parents who left their children behind. */
const FIRST_GROUP = 2;
const MOST_GROUPS = 5;
/** Brothers and sisters leave less often than grown children. */
const SIBLINGS_LEAVE = 0.4;

/**
 * Kin who are registered in the house and live elsewhere: grown children of older heads, brothers and sisters of younger ones,
 * some with a spouse and child of their own. Their number grows in proportion to `rate`, so that a province's share of
 * people away can be met.
 */
export function absentKin(
  stream: Stream,
  { family, rate }: Readonly<{ family: readonly FamilyMember[]; rate: number }>,
  settings: FamilySettings,
): FamilyMember[] {
  const head = family[0];
  if (!head) return [];
  const mother = head.sex === 'f' ? head : (head.spouse ?? head);
  const hasGrownChildren = mother.age >= LEAVING.from + settings.motherAge.from + 6;
  const groups = Math.min(MOST_GROUPS, countAround(stream, rate * (hasGrownChildren ? 1 : SIBLINGS_LEAVE)));
  return Array.from({ length: groups }, (_, index) => {
    const away = FIRST_GROUP + index;
    if (!hasGrownChildren) return [absentSibling(stream, head, away)];
    const child = absentChild(stream, { head, mother, away }, settings);
    return chance(stream, settings.absentCouples) ? withFamily(stream, child, settings) : [child];
  }).flat();
}

function absentSibling(stream: Stream, head: FamilyMember, away: number): FamilyMember {
  const age = withinLeaving(stream, normal(stream, head.age, 6));
  return memberOf({ relation: 'sibling', sex: childSex(stream), age, away });
}

function absentChild(
  stream: Stream,
  { head, mother, away }: Readonly<{ head: FamilyMember; mother: FamilyMember; away: number }>,
  settings: FamilySettings,
): FamilyMember {
  const parents =
    head.sex === 'f' ? { mother: head, father: head.spouse } : { mother: head.spouse, father: head };
  const age = withinLeaving(stream, mother.age - birthAge(stream, settings));
  return memberOf({ relation: 'child', sex: childSex(stream), age, ...parents, away });
}

function withFamily(stream: Stream, child: FamilyMember, settings: FamilySettings): FamilyMember[] {
  const { away } = child;
  const partner = spouseOf(stream, { person: child, youngest: LEAVING.from, away }, settings);
  const mother = child.sex === 'f' ? child : partner;
  if (!chance(stream, settings.absentCouples)) return [child, partner];
  const father = child.sex === 'f' ? partner : child;
  const wish = { mother, father, relation: 'grandchild', counts: [1], oldest: 17, away } as const;
  return [child, partner, ...childrenOf(stream, wish, settings)];
}

function withinLeaving(stream: Stream, age: number): number {
  if (age > LEAVING.to) return LEAVING.to - unit(stream) * 12;
  return age < LEAVING.from ? LEAVING.from + unit(stream) * 4 : age;
}
