import { z } from 'zod';
import { dateSchema, textSchema } from '../text.ts';
import { explanationSchema } from './explain.ts';

/** What was known of a person on an earlier day: when it was published, and under which id the person stood then. */
export const replaySchema = z
  .object({
    asKnownOn: dateSchema,
    publishedOn: dateSchema,
    /** The day the facts of that publication were worked out for. */
    factsAsOf: dateSchema.nullable(),
    personThen: z.string(),
    /** Further ids that have turned out since to be the same person. */
    othersThen: z.array(z.string()),
  })
  .meta({ id: 'Replay' });

/** One programme's answer for one person, now or as it was known on an earlier day. */
export const personExplanationSchema = z
  .object({ ...explanationSchema.shape, person: z.string(), replay: replaySchema.nullable() })
  .meta({ id: 'PersonExplanation' });
export type PersonExplanation = z.infer<typeof personExplanationSchema>;

const paymentMonthSchema = z
  .object({
    /** The first day of the month. */
    month: dateSchema,
    /** By the rules and the facts known when the month ended; null: not known then. */
    dueThenSatang: z.number().nullable(),
    /** By the rules and the facts known now. */
    dueNowSatang: z.number().nullable(),
    paidSatang: z.number().nullable(),
    /** Paid less due now: above zero is too much. */
    differenceSatang: z.number().nullable(),
    state: z.enum(['even', 'overpaid', 'underpaid', 'cannot-tell']),
    /** Whether the payment was right by what was known then, and became wrong only by what became known later. */
    because: z.enum(['known-later', 'paid-otherwise']).nullable(),
    /** The first day of what was known then; null: nothing had been published. */
    knownSince: dateSchema.nullable(),
  })
  .meta({ id: 'PaymentMonth' });

/** What was due and what was paid, month by month, and what that makes together. */
export const paymentsSchema = z
  .object({
    person: z.string(),
    programme: z.string(),
    title: textSchema,
    months: z.array(paymentMonthSchema),
    overpaidSatang: z.number(),
    underpaidSatang: z.number(),
    monthsNotKnown: z.number().int(),
    /** The day of the oldest set of data here; months that ended before it cannot be told as known then. */
    firstKnown: dateSchema.nullable(),
  })
  .meta({ id: 'Payments' });
export type PaymentsAnswer = z.infer<typeof paymentsSchema>;
