import { z } from 'zod';
import { share } from './family-settings.ts';

/** Which faults are planted in rows, how often, and how names are misspelt. */
export const faultSettingsSchema = z.strictObject({
  /** Shares of the rows in which the fault can stand. */
  rows: z.strictObject({
    'name-misspelt': share,
    'name-changed': share,
    'number-transposed': share,
    'number-missing': share,
    'number-of-another': share,
    'number-former': share,
    'number-as-float': share,
    'duplicate-row': share,
    'wrong-era': share,
    'title-in-name': share,
    'house-number-date': share,
    'stale-address': share,
    'unreadable-row': share,
  }),
  spelling: z.strictObject({
    /** Weights of: a letter that sounds alike, a silent letter lost, a tone lost, a slip. */
    weights: z.array(z.number()).length(4),
    alike: z.array(z.string()),
    silencer: z.string(),
    tones: z.string(),
    letters: z.string(),
  }),
  /** Share of the rows with a wrong name or number that have a second fault of that kind. */
  twice: share,
  /** Share of rows whose dates and numbers are written in Thai digits, which is no fault. */
  thaiDigits: share,
});
export type FaultSettings = z.infer<typeof faultSettingsSchema>;

/** Words that agencies write. */
export const wordSettingsSchema = z.strictObject({
  months: z.array(z.string()).length(12),
  houseRoles: z.strictObject({ resident: z.string(), head: z.string(), familyHead: z.string() }),
  houseKinds: z.strictObject({ house: z.string(), central: z.string() }),
  occupations: z.record(z.string(), z.string()),
  crops: z.array(z.string()).min(1),
  jobs: z.array(z.string()).min(1),
  grades: z.array(z.string()).min(1),
  foreign: z.strictObject({
    nations: z.array(z.strictObject({ code: z.string(), weight: z.number() })),
    men: z.array(z.string()),
    women: z.array(z.string()),
    family: z.array(z.string()),
  }),
});
