import { z } from 'zod';
import { share } from './family-settings.ts';

/** A share that holds from an age on; lists stand from the oldest down. */
const fromAge = z.array(z.strictObject({ from: z.number(), share }));
const jobs = z.strictObject({
  farmer: z.number(),
  labourer: z.number(),
  trader: z.number(),
  employee: z.number(),
  official: z.number(),
});

/** How people go to school. */
export const schoolingSettingsSchema = z.strictObject({
  /** Share attending up to an age. */
  attendance: z.array(z.strictObject({ to: z.number(), share })),
  /** How many times more often the poor are missing. */
  poorMissMore: z.number(),
  /** Weights of none, pre-primary, primary … above bachelor by generation. */
  attained: z.array(z.strictObject({ from: z.number(), weights: z.array(z.number()).length(7) })),
  cannotRead: z.strictObject({ unschooled: share, others: share }),
});
export type SchoolingSettings = z.infer<typeof schoolingSettingsSchema>;

/** How people work. */
export const workSettingsSchema = z.strictObject({
  workingAge: z.number(),
  pensionAge: z.number(),
  jobless: share,
  housework: share,
  officials: share,
  localOfficials: share,
  leastOwnAccount: share,
  tradersOfRest: share,
  workingShareOfPeople: share,
  farmersPerHolding: z.number(),
  /** How much more or less than others some take up a kind of work. */
  leaning: z.strictObject({ graduates: jobs, young: jobs, older: jobs }),
  workingOld: fromAge,
  pensionersOfGraduates: share,
  pensionersOfOthers: share,
  heirPensions: share,
  insuredEmployees: share,
  section39: share,
  section40: z.strictObject({ share, to: z.number() }),
});
export type WorkSettings = z.infer<typeof workSettingsSchema>;

/** How people fare in body and mind. */
export const healthSettingsSchema = z.strictObject({
  icd10: z.strictObject({ hypertension: z.string(), diabetes: z.string() }),
  diagnosed: share,
  lowBirthWeight: share,
  disabled: fromAge,
  disabledOfDependent: share,
  dependentBarthel: z.number(),
  disabledNeedingHelp: share,
  severalKinds: share,
  /** Kinds of disability, how common each is, and the code each agency has for it. */
  kinds: z.array(
    z.strictObject({
      id: z.string(),
      weight: z.number(),
      weightYoung: z.number(),
      codes: z.strictObject({ card: z.string(), clinic: z.string(), school: z.string() }),
      icd10: z.string(),
    }),
  ),
});
export type HealthSettings = z.infer<typeof healthSettingsSchema>;

/** How much people have. Baht. */
export const moneySettingsSchema = z.strictObject({
  growthSince2021: z.number(),
  povertyLineMonth: z.number(),
  /** Poverty is measured by spending; by income, so many times as many fall below the line. */
  poorByIncome: z.number(),
  /** Up to so many times the poverty line a home counts as poor for schooling and health. */
  nearPoor: z.number(),
  earningAge: z.number(),
  adultAge: z.number(),
  earnerSigma: z.number(),
  graduateFactor: z.number(),
  heirWeight: z.number(),
  /** Earning weight of a member in the middle of all, and how far work lifts a household above its standing. */
  usualWeight: z.number(),
  pullOfWork: z.number(),
  weights: z.record(z.string(), z.number()),
  creditIncome: z.number(),
  creditCards: share,
  borrowers: share,
  wealthOfStanding: z.number(),
  wealthOfIncome: z.number(),
  wealthSigma: z.number(),
  propertyStanding: z.number(),
  propertyOver: z.strictObject({ well: share, others: share }),
});
export type MoneySettings = z.infer<typeof moneySettingsSchema>;
