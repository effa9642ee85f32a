import { z } from 'zod';
import {
  clinicSettingsSchema,
  coverageSettingsSchema,
  labourSettingsSchema,
  pupilCodesSchema,
} from './agency-settings.ts';
import { familySettingsSchema, share } from './family-settings.ts';
import { faultSettingsSchema, wordSettingsSchema } from './fault-settings.ts';
import {
  healthSettingsSchema,
  moneySettingsSchema,
  schoolingSettingsSchema,
  workSettingsSchema,
} from './life-settings.ts';
import { civilSettingsSchema, houseSettingsSchema } from './register-settings.ts';
import { rollSettingsSchema } from './roll-settings.ts';
import { mistakeSettingsSchema, surveySettingsSchema, welfareSettingsSchema } from './welfare-settings.ts';

/** Everything a country says about its invented people. */
export const syntheticSettingsSchema = z.strictObject({
  /** The day the registers stand for. */
  asOf: z.iso.date(),
  /** First digit of every invented citizen number. */
  numberClass: z.string().length(1),
  denseProvinces: z.array(z.string()),
  denseShareWhenSmall: share,
  families: familySettingsSchema,
  houses: houseSettingsSchema,
  register: civilSettingsSchema,
  schooling: schoolingSettingsSchema,
  work: workSettingsSchema,
  health: healthSettingsSchema,
  money: moneySettingsSchema,
  welfare: welfareSettingsSchema,
  mistakes: mistakeSettingsSchema,
  survey: surveySettingsSchema,
  coverage: coverageSettingsSchema,
  clinics: clinicSettingsSchema,
  labour: labourSettingsSchema,
  pupilCodes: pupilCodesSchema,
  rolls: rollSettingsSchema,
  faults: faultSettingsSchema,
  words: wordSettingsSchema,
  foreigners: z.strictObject({ perWorkPermit: z.number() }),
});
export type SyntheticSettings = z.infer<typeof syntheticSettingsSchema>;
