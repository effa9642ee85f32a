import { z } from 'zod';
import { dateSchema, textSchema } from './text.ts';

/** Three-valued: what the registers say, or that they cannot say. */
export const answerSchema = z.enum(['eligible', 'not-eligible', 'cannot-tell']);

/** A fact that a condition looked at. */
export const usedFactSchema = z
  .object({
    fact: z.string(),
    label: textSchema,
    value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    source: z.string().nullable(),
    asOf: dateSchema.nullable(),
  })
  .meta({ id: 'UsedFact' });

/** One condition of a programme for one person. */
export const conditionSchema = z
  .object({
    id: z.string(),
    text: textSchema,
    law: z.string(),
    verified: z.boolean(),
    outcome: z.enum(['passed', 'failed', 'unknown']),
    facts: z.array(usedFactSchema),
    /** How far the value is from the threshold, in the fact's own unit; negative is below. */
    distance: z.number().nullable(),
  })
  .meta({ id: 'Condition' });

/** Why a programme answers as it does for one person on one day. */
export const explanationSchema = z
  .object({
    programme: z.string(),
    title: textSchema,
    on: dateSchema,
    answer: answerSchema,
    amountSatangAMonth: z.number().nullable(),
    conditions: z.array(conditionSchema),
    /** Conditions of the law that no register delivered here can check. */
    notChecked: z.array(textSchema),
  })
  .meta({ id: 'Explanation' });
export type ExplanationAnswer = z.infer<typeof explanationSchema>;
