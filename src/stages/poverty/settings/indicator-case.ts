import { z } from 'zod';

const answers = z.record(z.string(), z.union([z.string(), z.int(), z.boolean()]));

/** Made-up households that guard a set: what one indicator must say of each. Money is satang; ages are those on the day of the visit. */
export const indicatorCasesSchema = z.strictObject({
  cases: z
    .array(
      z.strictObject({
        indicator: z.int(),
        is: z.enum(['passes', 'fails', 'not-applicable', 'unknown']),
        household: answers.default({}),
        members: z.array(answers).default([]),
        why: z.string().optional(),
      }),
    )
    .min(1),
});
export type IndicatorCase = z.infer<typeof indicatorCasesSchema>['cases'][number];
