import { chance, normal, type Stream, unit, weighted } from '../../random.ts';
import type { FamilySettings } from '../../settings/index.ts';
import type { Relation } from '../person.ts';
import type { Sex } from '../sex.ts';
import { type FamilyMember, memberOf } from './family-member.ts';

/** Who gets children, how many at most they keep at home, and how old those may be. */
export type Parents = Readonly<{
  mother: FamilyMember | null;
  father: FamilyMember | null;
  relation: Relation;
  counts: readonly number[];
  oldest: number;
  second?: boolean;
  away?: number;
}>;

/** The children of a couple or a lone parent who still live at home; at least one. */
export function childrenOf(stream: Stream, parents: Parents, settings: FamilySettings): FamilyMember[] {
  const { mother, father } = parents;
  const motherAge = mother ? mother.age : (father?.age ?? 0) - settings.husbandOlder.mean;
  const wanted = weighted(stream, parents.counts) + 1;
  const children: FamilyMember[] = [];
  let motherAtBirth = birthAge(stream, settings);
  for (let born = 0; born < wanted; born++) {
    const age = motherAge - motherAtBirth;
    if (age < 0 && children.length > 0) break;
    const kept = age < 0 ? unit(stream) * Math.min(2, motherAge - settings.motherAge.from + 0.1) : age;
    if (kept <= parents.oldest) children.push(childOf(stream, parents, kept));
    if (kept <= parents.oldest && chance(stream, settings.twins)) {
      children.push(childOf(stream, parents, kept));
    }
    motherAtBirth += 1.5 + unit(stream) * 4;
    if (motherAtBirth > settings.motherAge.to) break;
  }
  if (children.length === 0) children.push(childOf(stream, parents, lateChild(stream, motherAge, parents)));
  return children;
}

/** A child's sex: a few more boys than girls are born. */
export function childSex(stream: Stream): Sex {
  return chance(stream, 0.515) ? 'm' : 'f';
}

/** The mother's age at a first birth. */
export function birthAge(stream: Stream, { motherAge }: FamilySettings): number {
  const drawn = normal(stream, motherAge.mean, motherAge.deviation);
  return Math.min(motherAge.to, Math.max(motherAge.from, drawn));
}

function childOf(stream: Stream, parents: Parents, age: number): FamilyMember {
  const { relation, mother, father, second = false, away = 0 } = parents;
  return memberOf({ relation, sex: childSex(stream), age, mother, father, second, away });
}

function lateChild(stream: Stream, motherAge: number, parents: Parents): number {
  const late = motherAge - (32 + unit(stream) * 10);
  return Math.max(unit(stream) * 3, Math.min(parents.oldest, late));
}
