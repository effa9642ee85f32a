import { below, between, chance, normal, type Stream, unit } from '../../random.ts';
import type { FamilySettings } from '../../settings/index.ts';
import type { Relation } from '../person.ts';
import type { Sex } from '../sex.ts';
import { birthAge, childrenOf, childSex } from './children.ts';
import { type FamilyKind, type FamilyMember, memberOf } from './family-member.ts';
import { spouseOf } from './spouse.ts';

/** What a family starts from: its kind and its head. */
export type FamilySeed = Readonly<{ kind: FamilyKind; sex: Sex; age: number }>;

type Composer = (stream: Stream, head: FamilyMember, settings: FamilySettings) => FamilyMember[];

/** Nobody marries younger. */
const YOUNGEST_SPOUSE = 17;
const OLD = 60;
/** Who else lives with a family, the more likely more often. */
const OTHERS: readonly Relation[] = ['sibling', 'sibling', 'other-kin', 'other-kin', 'not-kin'];

const COMPOSERS: Readonly<Record<FamilyKind, Composer>> = {
  one_person_under_60: (_, head) => [head],
  one_person_60plus: (_, head) => [head],
  couple_only_both_60plus: (stream, head, settings) => [
    head,
    spouseOf(stream, { person: head, youngest: OLD }, settings),
  ],
  couple_only_other: couple,
  elderly_only_other: elders,
  couple_with_children: (stream, head, settings) =>
    withChildren(stream, couple(stream, head, settings), settings),
  single_parent: (stream, head, settings) => withChildren(stream, [head], settings),
  three_generation: threeGenerations,
  skipped_generation: skippedGeneration,
  other_extended_or_unrelated: extended,
};

/** The members who live together under a head. */
export function composeFamily(stream: Stream, seed: FamilySeed, settings: FamilySettings): FamilyMember[] {
  const head = memberOf({ relation: 'head', sex: seed.sex, age: seed.age });
  return COMPOSERS[seed.kind](stream, head, settings);
}

function couple(stream: Stream, head: FamilyMember, settings: FamilySettings): FamilyMember[] {
  return [head, spouseOf(stream, { person: head, youngest: YOUNGEST_SPOUSE }, settings)];
}

function withChildren(stream: Stream, parents: FamilyMember[], settings: FamilySettings): FamilyMember[] {
  const children = childrenOf(
    stream,
    {
      ...parentsAmong(parents),
      relation: 'child',
      counts: settings.childrenAtHome,
      oldest: settings.oldestChild,
    },
    settings,
  );
  return [...parents, ...children];
}

function parentsAmong(people: readonly FamilyMember[]): {
  mother: FamilyMember | null;
  father: FamilyMember | null;
} {
  return {
    mother: people.find(({ sex }) => sex === 'f') ?? null,
    father: people.find(({ sex }) => sex === 'm') ?? null,
  };
}

/** Older people without a couple among them: brothers and sisters, or an old child with a very old parent. */
function elders(stream: Stream, head: FamilyMember): FamilyMember[] {
  if (head.age > 78 || chance(stream, 0.6)) {
    const age = Math.max(60, head.age + normal(stream, 0, 5));
    return [head, memberOf({ relation: 'sibling', sex: chance(stream, 0.7) ? 'f' : 'm', age })];
  }
  const age = Math.min(102, head.age + between(stream, 18, 30));
  return [head, memberOf({ relation: 'parent', sex: 'f', age })];
}

/** A grandparent heads the house; one child, mostly with a spouse, and the grandchildren live with them. */
function threeGenerations(stream: Stream, head: FamilyMember, settings: FamilySettings): FamilyMember[] {
  const old = chance(stream, settings.oldCouples) ? couple(stream, head, settings) : [head];
  const parents = parentsAmong(old);
  const motherAge = (parents.mother ?? head).age;
  const age = Math.max(20 + unit(stream) * 4, motherAge - birthAge(stream, settings));
  const second = chance(stream, settings.secondFamily);
  const child = memberOf({
    relation: 'child',
    sex: chance(stream, 0.55) ? 'f' : 'm',
    age,
    ...parents,
    second,
  });
  const members = [...old, child];
  if (chance(stream, settings.middleCouples)) {
    members.push(spouseOf(stream, { person: child, youngest: YOUNGEST_SPOUSE, second }, settings));
  }
  const pair = child.spouse ? [child, child.spouse] : [child];
  const counts = settings.grandchildren;
  const grandchildren = {
    ...parentsAmong(pair),
    relation: 'grandchild',
    counts,
    oldest: 24,
    second,
  } as const;
  return [...members, ...childrenOf(stream, grandchildren, settings)];
}

/** Grandparents with grandchildren; the parents in between are registered here at most. */
function skippedGeneration(stream: Stream, head: FamilyMember, settings: FamilySettings): FamilyMember[] {
  const old = chance(stream, settings.oldCouples) ? couple(stream, head, settings) : [head];
  const parents = parentsAmong(old);
  const age = Math.max(19 + unit(stream) * 4, (parents.mother ?? head).age - birthAge(stream, settings));
  const sex: Sex = chance(stream, 0.65) ? 'f' : 'm';
  const absent = memberOf({ relation: 'child', sex, age, ...parents, away: 1 });
  const partner = spouseOf(stream, { person: absent, youngest: YOUNGEST_SPOUSE, away: 1 }, settings);
  const counts = settings.grandchildren;
  const pair = { ...parentsAmong([absent, partner]), relation: 'grandchild', counts, oldest: 17 } as const;
  const children = childrenOf(stream, pair, settings);
  const registered = [absent, partner].filter(() => chance(stream, settings.absentParentRegistered));
  return [...old, ...children, ...registered];
}

/** A couple or one person with a sibling, a nephew or niece, or someone who is not kin. */
function extended(stream: Stream, head: FamilyMember, settings: FamilySettings): FamilyMember[] {
  const core = chance(stream, 0.5) ? couple(stream, head, settings) : [head];
  const others = between(stream, 1, 2);
  for (let added = 0; added < others; added++) {
    const relation = OTHERS[below(stream, OTHERS.length)] ?? 'sibling';
    const centre = relation === 'other-kin' ? head.age - 26 : head.age;
    const age = Math.min(95, Math.max(6, normal(stream, centre, 7)));
    core.push(memberOf({ relation, sex: childSex(stream), age, second: false }));
  }
  return core;
}
