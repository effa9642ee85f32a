import { type Stream, unit } from '../../random.ts';
import type { SyntheticStatistics } from '../../settings/index.ts';
import type { Marital } from '../person.ts';
import type { FamilyMember } from './family-member.ts';

/** Draws whether someone without a spouse in the house is single, widowed or divorced (or, living away, married elsewhere). */
export type MaritalDraw = (stream: Stream, member: FamilyMember) => Marital;

const YOUNGEST = 15;

/** Prepares the drawing of marital status. */
export function openMarital({ ages }: SyntheticStatistics): MaritalDraw {
  return (stream, member) => {
    if (member.spouse) return 'married';
    if (member.age < YOUNGEST) return 'single';
    const shares = ages.marital.find(
      ({ sex, ages: { from, to } }) =>
        (sex === 'male') === (member.sex === 'm') &&
        member.age >= from &&
        (to === null || member.age < to + 1),
    )?.percent;
    if (!shares) return 'single';
    const married = member.away ? shares.married.value : 0;
    const single = member.relation === 'head' || member.away ? shares.single.value : shares.single.value * 3;
    const draw = unit(stream) * (single + shares.widowed.value + shares.divorced.value + married);
    if (draw < single) return 'single';
    if (draw < single + shares.widowed.value) return 'widowed';
    return draw < single + shares.widowed.value + shares.divorced.value ? 'divorced' : 'married';
  };
}
