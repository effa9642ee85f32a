import { normal, type Stream } from '../../random.ts';
import type { FamilySettings } from '../../settings/index.ts';
import { type FamilyMember, marry, memberOf, otherSex } from './family-member.ts';

/** Who gets a spouse, how young one may be, and where the couple lives. */
type SpouseWish = Readonly<{ person: FamilyMember; youngest: number; second?: boolean; away?: number }>;

/** A spouse of about the same age, the man mostly the older one. */
export function spouseOf(
  stream: Stream,
  { person, youngest, second = false, away = 0 }: SpouseWish,
  { husbandOlder }: FamilySettings,
): FamilyMember {
  const gap = normal(stream, husbandOlder.mean, husbandOlder.deviation);
  const age = Math.max(youngest, person.sex === 'm' ? person.age - gap : person.age + gap);
  const relation = person.relation === 'head' ? 'spouse' : 'other-kin';
  const partner = memberOf({ relation, sex: otherSex(person.sex), age: Math.min(age, 104), second, away });
  marry(person, partner);
  return partner;
}
