import { z } from 'zod';

const field = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** The house registers: who is registered in which house. */
const registerHouseSchema = z.strictObject({
  source: z.string(),
  house: field,
  role: field,
  /** What the register writes for the head of the house. */
  head: z.string(),
  /** What stands before the number of a further family in the same house; the number becomes `family-<n>`. */
  familyHead: z.string(),
  since: field,
  /** Only people of these statuses live in the house; others are still written there. */
  present: z.strictObject({ field, values: z.array(z.number().int()).min(1) }),
});

/** Where a house stands. */
const housesSchema = z.strictObject({ source: z.string(), house: field, village: field, subdistrict: field });

/** The household survey: who really lives together. */
const surveySchema = z.strictObject({
  households: z.string(),
  members: z.string(),
  key: field,
  house: field,
  village: field,
  surveyedOn: field,
  relation: field,
  /** The relation of the head to the household. */
  head: z.string(),
});

/** The family by which a welfare-card application is judged: the applicant, the spouse, their own minor children. */
const welfareCardFamilySchema = z.strictObject({
  source: z.string(),
  key: field,
  appliedOn: field,
  spouse: field,
  childUnderYears: z.number().int().min(1),
  /** Registers that name a child's parents by number, the better one first. */
  parents: z.array(z.strictObject({ source: z.string(), mother: field, father: field })).min(1),
});

/** Whoever looks after a child for whom a grant is paid, with all such children. */
const guardianSchema = z.strictObject({
  source: z.string(),
  guardian: field,
  since: z.array(field).min(1),
  subdistrict: field,
});

/** What a country says of the four kinds of household, which are never mixed. */
export const householdSettingsSchema = z.strictObject({
  registerHouse: registerHouseSchema,
  houses: housesSchema,
  survey: surveySchema,
  welfareCardFamily: welfareCardFamilySchema,
  guardian: guardianSchema,
  /** What follows a subdistrict's code where the village is not known. */
  noVillage: z.string(),
});
export type HouseholdSettings = z.infer<typeof householdSettingsSchema>;
