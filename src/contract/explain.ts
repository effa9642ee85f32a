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

/** How far a person is from a threshold: above zero on the right side of it, below zero on the wrong side. */
export const distanceSchema = z
  .object({ unit: z.enum(['satang', 'count', 'days']), margin: z.number() })
  .meta({ id: 'Distance' });

/** One condition of a programme for one person. */
export const conditionSchema = z
  .object({
    id: z.string(),
    /** What the condition asks, in the words of the programme. */
    text: textSchema,
    /** The same with its threshold, as the rule says it. */
    sentence: textSchema,
    law: textSchema,
    /** False: nobody has yet checked this statement against the text of the law. */
    verified: z.boolean(),
    outcome: z.enum(['passed', 'failed', 'unknown']),
    facts: z.array(usedFactSchema),
    distance: distanceSchema.nullable(),
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
    /** From which day an eligible person should have been paid, where the facts tell. */
    since: dateSchema.nullable(),
    conditions: z.array(conditionSchema),
    /** Facts whose absence keeps the answer open. */
    missing: z.array(z.string()),
    /** What the law also asks and no register here tells. */
    notChecked: z.array(textSchema),
    verified: z.boolean(),
  })
  .meta({ id: 'Explanation' });
export type ExplanationAnswer = z.infer<typeof explanationSchema>;
