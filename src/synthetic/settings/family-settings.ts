import { z } from 'zod';

/** A share from 0 to 1. */
export const share = z.number().min(0).max(1);
const bell = z.strictObject({ mean: z.number(), deviation: z.number() });

/** How families are put together. */
export const familySettingsSchema = z.strictObject({
  /** Weights of one, two, three … children still at home. */
  childrenAtHome: z.array(z.number()).min(1),
  grandchildren: z.array(z.number()).min(1),
  oldestChild: z.number(),
  /** Mothers' age at the first birth, and the ages between which women give birth. */
  motherAge: bell.extend({ from: z.number(), to: z.number() }),
  husbandOlder: bell,
  twins: share,
  /** Siblings and twins whose given names begin alike, as parents like them to. */
  siblingsAlike: share,
  twinsAlike: share,
  /** Share of grandparents in large families who still have each other. */
  oldCouples: share,
  /** Share of the generation in between that lives with a spouse. */
  middleCouples: share,
  /** Share of three-generation houses where the young keep their own household. */
  secondFamily: share,
  absentParentRegistered: share,
  /** Share of those away who are there with a spouse, and of these couples with a child. */
  absentCouples: share,
  /** Of the people registered here and living elsewhere: those who left as whole families. */
  wholeFamiliesOfAway: share,
  /** Families that live in another village of the district than the one they are registered in. */
  nearbyFamilies: share,
  headsWomen: z.record(z.string(), share),
  /** Wives who took their husband's family name, by the youngest age it holds for. */
  wivesWithHusbandsName: z.array(z.strictObject({ from: z.number(), share })),
  /** People who changed their given name once. */
  givenNameChanged: share,
});
export type FamilySettings = z.infer<typeof familySettingsSchema>;
