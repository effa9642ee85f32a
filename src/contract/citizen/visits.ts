import { z } from 'zod';
import { dateSchema, textSchema } from '../text.ts';
import { disputeActSchema } from './disputes.ts';

/** A visit or stay for which a hospital made a claim in a citizen's name. Money is satang. */
const myVisitSchema = z.object({
  id: z.string(),
  /** By which it is said to be wrong. */
  fact: z.string(),
  hospital: textSchema,
  kind: z.enum(['OP', 'IP']),
  kindWords: textSchema,
  day: dateSchema.nullable(),
  /** The last day of a stay. */
  until: dateSchema.nullable(),
  right: textSchema.nullable(),
  state: z.string(),
  stateWords: textSchema,
  chargedSatang: z.number(),
  /** What the patient paid at the hospital, as the hospital says. */
  ownSatang: z.number(),
  /** What the payer agreed to pay, and paid; null while it was not told. */
  approvedSatang: z.number().nullable(),
  paidSatang: z.number().nullable(),
  dispute: z.object({ id: z.string(), last: disputeActSchema }).nullable(),
});
export type MyVisitAnswer = z.infer<typeof myVisitSchema>;

/** What hospitals claimed in a citizen's name, the latest first. */
export const myVisitsSchema = z
  .object({
    visits: z.array(myVisitSchema),
    /** Whose stewards answer when one is said to be wrong. */
    agency: textSchema,
    /** What can be said to be wrong with one; the `value` of a dispute of its `fact`. */
    wrongs: z.array(z.object({ value: z.string(), words: textSchema })),
  })
  .meta({ id: 'MyVisits' });
export type MyVisitsAnswer = z.infer<typeof myVisitsSchema>;

/** What the hospital said was done, in words and counts; never a code. */
export const myVisitDetailsSchema = z
  .object({
    id: z.string(),
    reasons: z.array(
      z.object({
        /** A group of diseases; null where it is covered. */
        words: textSchema.nullable(),
        covered: z
          .object({
            why: textSchema,
            /** Whether it is uncovered when asked for with `uncovered`. */
            canAsk: z.boolean(),
          })
          .nullable(),
      }),
    ),
    procedures: z.number().int(),
    drugs: z.number().int(),
    tests: z.number().int(),
  })
  .meta({ id: 'MyVisitDetails' });
export type MyVisitDetailsAnswer = z.infer<typeof myVisitDetailsSchema>;

/** That a claim of a citizen was sent, received or opened, and under which agreement. */
export const myClaimUseSchema = z.object({
  at: z.iso.datetime(),
  who: textSchema,
  did: textSchema,
  hospital: textSchema,
  day: dateSchema.nullable(),
  agreement: z.string().nullable(),
  agreementText: textSchema.nullable(),
});
