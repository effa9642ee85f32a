import type { Relation } from '../person.ts';
import type { Sex } from '../sex.ts';

/** A place in an invented family before it has a name, a number or a life. */
export type FamilyMember = {
  readonly relation: Relation;
  readonly sex: Sex;
  /** Years, also broken ones. */
  readonly age: number;
  readonly mother: FamilyMember | null;
  readonly father: FamilyMember | null;
  spouse: FamilyMember | null;
  /** Registered here, lives elsewhere: members with the same number live together. 0 for those at home. */
  readonly away: number;
  /** Belongs to a second family in the same house. */
  readonly second: boolean;
};

/** Who lives together, as the household statistics name it. */
export const FAMILY_KINDS = [
  'one_person_under_60',
  'one_person_60plus',
  'couple_only_both_60plus',
  'couple_only_other',
  'elderly_only_other',
  'couple_with_children',
  'single_parent',
  'three_generation',
  'skipped_generation',
  'other_extended_or_unrelated',
] as const;
export type FamilyKind = (typeof FAMILY_KINDS)[number];

/** A member with the usual values; `parts` says what differs. */
export function memberOf(
  parts: Pick<FamilyMember, 'relation' | 'sex' | 'age'> & Partial<FamilyMember>,
): FamilyMember {
  return {
    relation: parts.relation,
    sex: parts.sex,
    age: parts.age,
    mother: parts.mother ?? null,
    father: parts.father ?? null,
    spouse: parts.spouse ?? null,
    away: parts.away ?? 0,
    second: parts.second ?? false,
  };
}

/** Marries two members. */
export function marry(one: FamilyMember, other: FamilyMember): void {
  one.spouse = other;
  other.spouse = one;
}

export function otherSex(sex: Sex): Sex {
  return sex === 'm' ? 'f' : 'm';
}
