import { z } from 'zod';
import { wideRulesSchema } from './fold.ts';
import { numberRulesSchema } from './id-number.ts';
import { dateRulesSchema } from './repair-date.ts';

/** What a country says of keys beside its folding and its titles. */
export const keyRulesSchema = z.strictObject({
  wide: wideRulesSchema,
  number: numberRulesSchema,
  birth: dateRulesSchema,
});
export type KeyRules = z.infer<typeof keyRulesSchema>;
