import { z } from 'zod';
import { DISPUTE_ACTS } from '../../base/model/index.ts';
import { dateSchema, textSchema } from '../text.ts';

const shownSchema = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  words: textSchema.nullable(),
});

const MOST_LETTERS = 1000;
const LONGEST_VALUE = 200;

export const disputeActSchema = z.enum(DISPUTE_ACTS);

const clockSchema = z.object({
  dueOn: dateSchema,
  /** Below zero: so many days too late. */
  daysLeft: z.number().int(),
  isOverdue: z.boolean(),
  /** The citizen was asked something; days do not count until they reply. */
  stopped: z.boolean(),
});

const standingSchema = z.object({
  standing: z.enum(['gets', 'could-get', 'cannot-say', 'not-entitled']),
  satangAMonth: z.number().nullable(),
});

const dispute = {
  id: z.string(),
  fact: z.string(),
  label: textSchema,
  type: z.enum(['text', 'integer', 'boolean', 'date', 'money', 'person', 'household']),
  unit: z.string().nullable(),
  source: textSchema,
  agency: textSchema,
  openedOn: z.iso.datetime(),
  /** What the register said when the citizen said that it is wrong. */
  said: shownSchema,
  saidAsOf: dateSchema.nullable(),
  /** What the citizen says it should be; null where they did not say. */
  wants: shownSchema,
  note: z.string().nullable(),
  last: disputeActSchema,
  /** Hand it back as `seen` with the next step. */
  step: z.number().int(),
  clock: clockSchema.nullable(),
  moves: z.array(disputeActSchema),
  history: z.array(
    z.object({
      step: z.number().int(),
      act: disputeActSchema,
      at: z.iso.datetime(),
      role: z.string(),
      /** Only officials are told which official it was. */
      actor: z.string().nullable(),
      value: shownSchema,
      note: z.string().nullable(),
    }),
  ),
  right: shownSchema.nullable(),
  /** Whether what was found to be right is used already; the next run does it. */
  applied: z.boolean().nullable(),
  changes: z.array(
    z.object({ programme: z.string(), title: textSchema, before: standingSchema, after: standingSchema }),
  ),
};

/** A fact that a citizen says is wrong, and what became of it. Values are the kind of the fact; money is satang. */
export const disputeSchema = z.object(dispute).meta({ id: 'Dispute' });
export type DisputeAnswer = z.infer<typeof disputeSchema>;

export const myDisputesSchema = z.object({ disputes: z.array(disputeSchema) }).meta({ id: 'MyDisputes' });
export type MyDisputesAnswer = z.infer<typeof myDisputesSchema>;

const valueText = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_VALUE)
  .nullable()
  .describe('as text: true or false, 2026-09-30, satang, a code, a village of 8 digits; null is nothing');
const noteText = z.string().trim().min(1).max(MOST_LETTERS).nullable().default(null);

/** A fact that is wrong: what it should be, if that is known, and anything else in one's own words. */
export const openDisputeSchema = z
  .strictObject({ fact: z.string().max(80), value: valueText.default(null), note: noteText })
  .meta({ id: 'OpenDispute' });
export type OpenDispute = z.infer<typeof openDisputeSchema>;

/** A step of the citizen in a dispute of their own; a reply and an appeal say something. */
export const stepDisputeSchema = z
  .strictObject({
    dispute: z.string().max(20),
    act: z.enum(['replied', 'withdrawn', 'appealed']),
    note: noteText,
    seen: z.number().int().min(1),
  })
  .refine(({ act, note }) => act === 'withdrawn' || note !== null, {
    message: 'a reply and an appeal say something',
    path: ['note'],
  })
  .meta({ id: 'StepDispute' });
export type StepDispute = z.infer<typeof stepDisputeSchema>;

/** Disputes of an area that wait for an answer, those due first, or are settled, those due last first. */
export const disputeQueueSchema = z
  .object({
    disputes: z.array(
      z.object({
        id: z.string(),
        label: textSchema,
        agency: textSchema,
        source: textSchema,
        place: textSchema.nullable(),
        openedOn: z.iso.datetime(),
        last: disputeActSchema,
        clock: clockSchema.nullable(),
      }),
    ),
    /** Of all that wait, not of this page alone. */
    overdue: z.number().int(),
    /** Agencies one can choose among; a steward has the own one. */
    agencies: z.array(z.object({ id: z.string(), name: textSchema })),
    /** Hand it back as `after` for the next page. */
    next: z.string().nullable(),
  })
  .meta({ id: 'DisputeQueue' });
export type DisputeQueueAnswer = z.infer<typeof disputeQueueSchema>;

/** A dispute as an official sees it. */
export const openedDisputeSchema = z
  .object({
    ...dispute,
    person: z.object({
      id: z.string(),
      name: z.string(),
      ageYears: z.number().int().nullable(),
      place: textSchema.nullable(),
    }),
    /** What is used now. */
    now: shownSchema,
    choices: z.array(z.object({ value: z.string(), words: textSchema })),
  })
  .meta({ id: 'OpenedDispute' });
export type OpenedDisputeAnswer = z.infer<typeof openedDisputeSchema>;

/** An answer to a citizen; all but an acceptance give a reason. */
export const answerDisputeSchema = z
  .strictObject({
    act: z.enum(['accepted', 'refused', 'asked', 'upheld', 'dismissed']),
    value: valueText.default(null),
    note: noteText,
    seen: z.number().int().min(1),
  })
  .refine(({ act, note }) => act === 'accepted' || note !== null, {
    message: 'say why, for the citizen to read',
    path: ['note'],
  })
  .meta({ id: 'AnswerDispute' });
export type AnswerDispute = z.infer<typeof answerDisputeSchema>;
