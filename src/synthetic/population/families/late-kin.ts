import { chance, type Stream, unit } from '../../random.ts';
import type { SyntheticStatistics } from '../../settings/index.ts';
import type { Sex } from '../sex.ts';
import { type FamilyMember, memberOf } from './family-member.ts';

/** Someone of the family who died in the last years. */
export type LateKin = Readonly<{ member: FamilyMember; yearsAgo: number }>;

/** Draws who of a family died within so many years, by the life table. */
export type LateKinDraw = (stream: Stream, family: readonly FamilyMember[]) => LateKin[];

/** Prepares the drawing of the dead. */
export function openLateKin(statistics: SyntheticStatistics, years: number): LateKinDraw {
  const rates = { m: deathRates(statistics, 'male'), f: deathRates(statistics, 'female') };
  return (stream, family) => {
    const late: LateKin[] = [];
    const head = family[0];
    if (!head) return late;
    for (const member of family) {
      const rate = rates[member.sex][Math.min(100, Math.floor(member.age))] ?? 0;
      if (!chance(stream, rate * years)) continue;
      const age = Math.max(0, member.age + unit(stream) * 2 - 1);
      late.push({ member: placed(head, member.sex, age), yearsAgo: unit(stream) * years });
    }
    return late;
  };
}

/** Where someone of this age would have stood in the family. */
function placed(head: FamilyMember, sex: Sex, age: number): FamilyMember {
  const isChild = age < head.age - 17;
  if (isChild) {
    const parents =
      head.sex === 'f' ? { mother: head, father: head.spouse } : { mother: head.spouse, father: head };
    return memberOf({ relation: 'child', sex, age, ...parents });
  }
  if (age > head.age + 17) return memberOf({ relation: 'parent', sex, age });
  const wasSpouse = !head.spouse && sex !== head.sex && head.age >= 30;
  return memberOf({ relation: wasSpouse ? 'spouse' : 'sibling', sex, age });
}

/** Deaths a person-year by single year of age. */
function deathRates({ ages }: SyntheticStatistics, sex: 'male' | 'female'): number[] {
  const lines = ages.lifeTable.filter((line) => line.sex === sex);
  return Array.from(
    { length: 101 },
    (_, age) => lines.findLast(({ from }) => from <= age)?.deathRate.value ?? 0,
  );
}
