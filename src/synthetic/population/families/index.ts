export { absentKin } from './absent-kin.ts';
export { composeFamily } from './families.ts';
export { FAMILY_KINDS, type FamilyMember } from './family-member.ts';
export { type FamilyMix, familyFitting } from './family-mix.ts';
export { type LateKinDraw, openLateKin } from './late-kin.ts';
export { type MaritalDraw, openMarital } from './marriage.ts';
export { FIRST_AWAY_GROUP, type RosterEntry, rosterOf } from './roster.ts';
