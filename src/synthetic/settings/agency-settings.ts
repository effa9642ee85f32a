import { z } from 'zod';
import { share } from './family-settings.ts';

const right = z.strictObject({ main: z.string(), sub: z.string() });

/** How health coverage is registered. */
export const coverageSettingsSchema = z.strictObject({
  without: share,
  daysUntilDeathKnown: z.number(),
  rights: z.strictObject({
    official: right,
    localOfficial: right,
    pensioner: right,
    officialFamily: right,
    localFamily: right,
    pensionerFamily: right,
    insured: right,
    disabled: right,
    child: right,
    old: right,
    poor: right,
    everyone: right,
    childUntil: z.number(),
    /** Older than this. */
    oldFrom: z.number(),
  }),
});

/** Whom health units keep on their books, and what they note. */
export const clinicSettingsSchema = z.strictObject({
  atHome: share,
  /** Registered here, living away. */
  leftBehind: share,
  newcomers: share,
  foreigners: share,
  foreignLabour: z.string(),
  assessed: share,
  /** Barthel scores up to which somebody is dependent, and severely so; the fields of its items and the most points of each. */
  barthel: z.strictObject({
    dependent: z.number(),
    severe: z.number(),
    items: z.record(z.string(), z.int().min(1)),
  }),
  birthsOfDays: z.number(),
  pregnancy: z.strictObject({
    from: z.number(),
    to: z.number(),
    /** Women whose pregnancy is registered on a day, from an age on; the oldest first. */
    registered: z.array(z.strictObject({ from: z.number(), share })),
    /** From the last period to the day the birth is expected on. */
    days: z.number(),
    /** When women come to a clinic, after the last period. */
    cameAfterDays: z.number(),
    /** A birth comes at most so many days early or late. */
    early: z.number(),
    late: z.number(),
    /** Deliveries are kept in the file for so long. */
    deliveriesOfDays: z.number(),
    /** At least so long after a birth another pregnancy is registered. */
    apartDays: z.number(),
  }),
  /** Visits a year. */
  visits: z.number(),
  rightUsed: z.string(),
  deathCauses: z.array(z.string()).min(1),
});

/** How work is registered. */
export const labourSettingsSchema = z.strictObject({
  farmersRegistered: share,
  /** The main rice crop, and the share of farmers who grow it. */
  rice: z.strictObject({ crop: z.string(), share }),
  cropYear: z.string(),
  /** Farmers who did not renew their entry stand there with the season before. */
  pastCropYear: z.string(),
  notRenewed: share,
  seekersOfJobless: share,
  seekersOfWorking: share,
});

/** Codes in the list of poor pupils. */
export const pupilCodesSchema = z.strictObject({
  notDisabled: z.string(),
  poor: z.string(),
  notPoor: z.string(),
});
