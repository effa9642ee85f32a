import { z } from 'zod';
import { confidenceSchema } from './confidence.ts';

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

/** Where a house stands, and when the register closed it. */
const housesSchema = z.strictObject({
  source: z.string(),
  house: field,
  village: field,
  subdistrict: field,
  closedOn: field,
});

/** Who names relatives by number, and when such a number is not believed. */
const kinshipSchema = z.strictObject({
  /** Registers that name relatives by number, the better one first. */
  registers: z
    .array(
      z.strictObject({
        source: z.string(),
        father: field.optional(),
        mother: field.optional(),
        spouse: field.optional(),
      }),
    )
    .min(1),
  /** A named parent who is not this much older is taken for a wrong number. */
  parentOlderByYears: z.number().int().min(0),
});

/** The household survey: who really lives together. */
const surveySchema = z.strictObject({
  households: z.string(),
  members: z.string(),
  key: field,
  house: field,
  village: field,
  surveyedOn: field,
  /** Where no day is written, the year of the survey, and how many years its era is ahead of ours. */
  round: z.strictObject({ field, yearsAhead: z.number().int() }),
  relation: field,
  /** The relations that mean the head, the head's spouse, and somebody who is no kin. */
  head: z.string(),
  spouse: z.string(),
  notKin: z.string(),
});

/** The family by which a welfare-card application is judged: the applicant, the spouse, their own minor children. */
const welfareCardFamilySchema = z.strictObject({
  source: z.string(),
  key: field,
  appliedOn: field,
  spouse: field,
  childUnderYears: z.number().int().min(1),
});

/** Whoever looks after a child for whom a grant is paid, with all such children. */
const guardianSchema = z.strictObject({
  source: z.string(),
  guardian: field,
  relation: field,
  since: z.array(field).min(1),
  subdistrict: field,
});

/** What a country says of the four kinds of household, which are never mixed. */
export const householdSettingsSchema = z.strictObject({
  registerHouse: registerHouseSchema,
  houses: housesSchema,
  kinship: kinshipSchema,
  survey: surveySchema,
  welfareCardFamily: welfareCardFamilySchema,
  guardian: guardianSchema,
  confidence: confidenceSchema,
  /** What follows a subdistrict's code where the village is not known. */
  noVillage: z.string(),
});
export type HouseholdSettings = z.infer<typeof householdSettingsSchema>;
