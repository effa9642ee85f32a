import type { FamilyMember } from './family-member.ts';
import type { LateKin } from './late-kin.ts';

/** One entry of a unit's roster: a member of the family, alive or dead, and the group they live with. */
export type RosterEntry = Readonly<{ member: FamilyMember; yearsAgo: number | null; group: number }>;

/** Groups from this one on live elsewhere in the country. */
export const FIRST_AWAY_GROUP = 10;
const AT_HOME = 0;
const SECOND_FAMILY = 1;

/** All who are in one house register: those at home, those away, and those who died and were not yet forgotten. */
export function rosterOf(
  family: readonly FamilyMember[],
  absent: readonly FamilyMember[],
  late: readonly LateKin[],
): RosterEntry[] {
  const groupOf = ({ away, second }: FamilyMember): number => {
    if (away > 0) return FIRST_AWAY_GROUP + away;
    return second ? SECOND_FAMILY : AT_HOME;
  };
  const living = [...family, ...absent].map((member) => ({ member, yearsAgo: null, group: groupOf(member) }));
  return [...living, ...late.map(({ member, yearsAgo }) => ({ member, yearsAgo, group: AT_HOME }))];
}
