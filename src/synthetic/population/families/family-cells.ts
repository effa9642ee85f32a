import { type Stream, streamOf, unit } from '../../random.ts';
import type { FamilySettings } from '../../settings/index.ts';
import type { Sex } from '../sex.ts';
import { absentKin } from './absent-kin.ts';
import { composeFamily } from './families.ts';
import { FAMILY_KINDS, type FamilyKind, type FamilyMember } from './family-member.ts';

/** Five-year age groups 0-4 … 75-79 and 80+, men first, then women. */
const GROUPS = 17;
const OLDEST_FROM = 80;
const OLDEST_AGE = 104;
/** Years by which half of those beyond 80 have died, times the logarithm's base. */
const YEARS_BEYOND = 5.2;

/** How many groups of sex and age there are. */
export const SEX_AGE_GROUPS = GROUPS * 2;

/** A kind of family with a head of one sex and five-year age group, and whom it brings along on average. */
export type FamilyCell = Readonly<{
  kind: FamilyKind;
  sex: Sex;
  from: number;
  /** Registered people by sex and age group. */
  people: Float64Array;
  /** Those whom absence at the rate 1 adds. */
  absent: Float64Array;
  registered: number;
  atHome: number;
  added: number;
}>;

/** From which to which age a head of each kind of family may be. */
const HEADS: Readonly<Record<FamilyKind, readonly [number, number]>> = {
  one_person_under_60: [20, 55],
  one_person_60plus: [60, 80],
  couple_only_both_60plus: [60, 80],
  couple_only_other: [20, 65],
  elderly_only_other: [60, 80],
  couple_with_children: [20, 70],
  single_parent: [20, 70],
  three_generation: [45, 80],
  skipped_generation: [45, 80],
  other_extended_or_unrelated: [20, 80],
};

/** Tries out every kind of family under every kind of head, so many times each. */
export function tryFamilies(settings: FamilySettings, samples: number): FamilyCell[] {
  return FAMILY_KINDS.flatMap((kind, number) => {
    const [first, last] = HEADS[kind];
    const cells: FamilyCell[] = [];
    for (let from = first; from <= last; from += 5) {
      for (const sex of ['m', 'f'] as const) {
        const stream = streamOf(number, from, sex === 'm' ? 1 : 2);
        cells.push(triedCell(stream, { kind, sex, from, samples }, settings));
      }
    }
    return cells;
  });
}

function triedCell(
  stream: Stream,
  { kind, sex, from, samples }: Readonly<{ kind: FamilyKind; sex: Sex; from: number; samples: number }>,
  settings: FamilySettings,
): FamilyCell {
  const people = new Float64Array(SEX_AGE_GROUPS);
  const absent = new Float64Array(SEX_AGE_GROUPS);
  const sums = { registered: 0, atHome: 0, added: 0 };
  for (let sample = 0; sample < samples; sample++) {
    const family = composeFamily(stream, { kind, sex, age: headAge(stream, from) }, settings);
    const kin = absentKin(stream, { family, rate: 1 }, settings);
    count(people, family, 1 / samples);
    count(absent, kin, 1 / samples);
    sums.registered += family.length / samples;
    sums.atHome += family.filter(({ away }) => away === 0).length / samples;
    sums.added += kin.length / samples;
  }
  return { kind, sex, from, people, absent, ...sums };
}

function count(groups: Float64Array, members: readonly FamilyMember[], share: number): void {
  for (const member of members) groups[groupOf(member)] = (groups[groupOf(member)] ?? 0) + share;
}

function groupOf({ age, sex }: FamilyMember): number {
  return Math.min(GROUPS - 1, Math.floor(age / 5)) + (sex === 'm' ? 0 : GROUPS);
}

/** An age within a five-year group; beyond 80 fewer and fewer. */
export function headAge(stream: Stream, from: number): number {
  if (from < OLDEST_FROM) return from + unit(stream) * 5;
  return Math.min(OLDEST_AGE, from - YEARS_BEYOND * Math.log(1 - unit(stream)));
}
