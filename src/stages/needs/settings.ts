import { z } from 'zod';
import { nodeSchema } from '../entitlements/index.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });

/** How many: the first step that holds, the last of which asks nothing. */
const quantitySchema = z
  .array(z.strictObject({ when: nodeSchema.optional(), count: z.int().min(1) }))
  .min(1)
  .refine(
    (steps) => steps.every(({ when }, place) => (when === undefined) === (place === steps.length - 1)),
    {
      error: 'the last step, and no other, does without `when`',
    },
  );

/** Something a person may need. Every rule asks the person's own facts only; a fact not known leaves the answer open. */
const needSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: text,
  /** What is counted: wheelchairs, pieces, hours. */
  unit: text,
  /** Whether so many are needed once or every month. */
  period: z.enum(['once', 'month']),
  when: nodeSchema,
  quantity: quantitySchema,
  /** When a register tells that it was given; absent where none does, so that only the need is known. */
  given: nodeSchema.optional(),
  /** The law, or where the rule is taken from. */
  source: text,
  verified: z.boolean(),
  note: text.optional(),
});
export type Need = z.infer<typeof needSchema>;

/** Everything a country says of needs. */
export const needSettingsSchema = z.strictObject({ needs: z.array(needSchema).min(1) });
