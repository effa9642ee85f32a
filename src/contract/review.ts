import { z } from 'zod';
import { dateSchema, sourceDateSchema, textSchema } from './text.ts';

/** What a reviewer can say of two records: the same person, two people, or that it cannot be told from what is shown. */
export const reviewAnswerSchema = z.enum(['same', 'different', 'cannot-tell']);
export type ReviewAnswer = z.infer<typeof reviewAnswerSchema>;

/** How a pair stands: open to all; waiting for another person; disagreed, so that one more is asked; set aside; or decided. */
export const reviewStateSchema = z.enum(['open', 'waiting', 'disagreed', 'set-aside', 'same', 'different']);
export type ReviewState = z.infer<typeof reviewStateSchema>;

/** One field of two records. Numbers are masked; `differingDigits` are the places, from 0 at the left, where they differ. */
export const reviewFieldSchema = z
  .object({
    field: z.string(),
    type: z.enum(['text', 'date', 'sex', 'number', 'place', 'code']),
    left: z.string().nullable(),
    right: z.string().nullable(),
    words: z.object({ left: textSchema.nullable(), right: textSchema.nullable() }).nullable(),
    outcome: z.enum(['same', 'differs', 'one-side', 'not-known']),
    differingDigits: z.array(z.number().int()),
  })
  .meta({ id: 'ReviewField' });
export type ReviewField = z.infer<typeof reviewFieldSchema>;

/** Two records side by side, and nothing that could sway who is to judge them. */
export const reviewItemSchema = z
  .object({
    pair: z.string(),
    sources: z.object({ left: sourceDateSchema.nullable(), right: sourceDateSchema.nullable() }),
    fields: z.array(reviewFieldSchema),
  })
  .meta({ id: 'ReviewItem' });
export type ReviewItemAnswer = z.infer<typeof reviewItemSchema>;

/** The pair to judge next in an area; null when there is none for this reviewer. */
export const reviewNextSchema = z
  .object({ area: z.string(), item: reviewItemSchema.nullable() })
  .meta({ id: 'ReviewNext' });
export type ReviewNextAnswer = z.infer<typeof reviewNextSchema>;

/** What a reviewer sends. */
export const giveReviewSchema = z
  .object({ answer: reviewAnswerSchema, note: z.string().max(500).optional() })
  .meta({ id: 'GiveReview' });
export type GiveReview = z.infer<typeof giveReviewSchema>;

/** What one field adds to the weight of a pair, in bits; the prior is a part too. */
export const reviewEvidenceSchema = z
  .object({ field: z.string(), level: z.string(), label: textSchema.nullable(), weight: z.number() })
  .meta({ id: 'ReviewEvidence' });
export type ReviewEvidence = z.infer<typeof reviewEvidenceSchema>;

/** A pair after one's own answer: why linking doubted, what others said, how it stands. */
export const reviewedSchema = z
  .object({
    item: reviewItemSchema,
    kind: z.enum(['merge', 'split', 'bridge', 'gold']),
    state: reviewStateSchema,
    /** How many different people must say the same. */
    needs: z.number().int(),
    answers: z.array(
      z.object({
        reviewer: z.string(),
        mine: z.boolean(),
        answer: reviewAnswerSchema,
        note: z.string().nullable(),
        at: z.iso.datetime(),
      }),
    ),
    /** Null for a pair whose truth is known. */
    doubt: z
      .object({
        suggests: z.enum(['same', 'different']),
        probability: z.number(),
        weight: z.number(),
        evidence: z.array(reviewEvidenceSchema),
      })
      .nullable(),
    /** Only for pairs that measure reviewers. */
    gold: z.object({ truth: z.enum(['same', 'different']), right: z.boolean() }).nullable(),
  })
  .meta({ id: 'Reviewed' });
export type ReviewedAnswer = z.infer<typeof reviewedSchema>;

/** How a pair stands after an undo. */
export const reviewUndoneSchema = z
  .object({ pair: z.string(), state: reviewStateSchema })
  .meta({ id: 'ReviewUndone' });
export type ReviewUndoneAnswer = z.infer<typeof reviewUndoneSchema>;

/** How far the review of an area has come; open, waiting, disagreed and settled together are the total. */
export const reviewProgressSchema = z
  .object({
    area: z.string(),
    asOf: dateSchema,
    total: z.number().int(),
    open: z.number().int(),
    waiting: z.number().int(),
    disagreed: z.number().int(),
    settled: z.number().int(),
    /** One's own answers since the day began. */
    doneToday: z.number().int(),
    /** One's own first answers to pairs with a known truth. */
    gold: z.object({ right: z.number().int(), wrong: z.number().int(), cannotTell: z.number().int() }),
    /** One's own latest answers that stand. */
    mine: z.array(
      z.object({
        pair: z.string(),
        answer: reviewAnswerSchema,
        at: z.iso.datetime(),
        state: reviewStateSchema,
      }),
    ),
    /** The latest decisions in force in the area. */
    decisions: z.array(
      z.object({
        pair: z.string(),
        decision: z.enum(['same', 'different']),
        decidedBy: z.array(z.string()),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'ReviewProgress' });
export type ReviewProgressAnswer = z.infer<typeof reviewProgressSchema>;
