import { z } from 'zod';
import { nodeSchema } from '../../entitlements/index.ts';
import { name, text } from './indicator-set.ts';

/**
 * A published rule for fragile households. Rules may ask the household's answers, whether it fails an indicator of the targeting set
 * (`fails_8`), its `members` as they were surveyed, and its `people` as all registers know them. A rule whose answer is open leaves it open.
 */
const rule = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  title: text,
  verified: z.boolean(),
  note: text.optional(),
  /** Fragile when one of these holds. */
  when: z.array(z.strictObject({ id: name, label: text, when: nodeSchema })).min(1),
  /** What weighs on a fragile household beside. */
  burdens: z.array(z.strictObject({ id: name, label: text, when: nodeSchema })).default([]),
});
export type FragileRule = z.infer<typeof rule>;

export const fragileSchema = z.strictObject({ rules: z.array(rule).min(1) });
