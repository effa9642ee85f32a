import { z } from 'zod';
import { maskSchema } from './masks.ts';
import { rowConditionSchema } from './row-condition.ts';
import {
  agreementIdSchema,
  daySchema,
  hashSchema,
  partyIdSchema,
  spanSchema,
  textSchema,
  wordSchema,
} from './words.ts';

export const ACTS = ['lookup', 'cohort', 'table', 'extract'] as const;

/**
 * What somebody may do with what is granted. `lookup`: one person they already know. `cohort`: rows of people who fit what they ask.
 * `table`: counts. `extract`: the whole grant, as it is written, nothing chosen by the recipient.
 */
export type Act = (typeof ACTS)[number];

/** How counts are blurred: not at all, or by the cell key method with deviations up to 5 and variance 3. */
export const NOISES = ['none', 'ckm/D5V3'] as const;

const MOST_ROWS = 100_000_000;
const count = z.number().int().min(0).max(MOST_ROWS);

const partySchema = z.strictObject({ id: partyIdSchema, name: textSchema });

const rowsSchema = z.strictObject({
  /** Official areas; TH is the whole country and has to be said. */
  areas: z.array(z.string().regex(/^(TH|(\d{2}){1,4})$/, 'TH or an official code')).min(1),
  where: rowConditionSchema.optional(),
  /** One version of a target list: nobody else is in the grant. */
  cohort: z
    .strictObject({ list: z.string().regex(/^\d{1,15}$/), version: z.number().int().min(1) })
    .optional(),
});

const grantSchema = z.strictObject({
  id: wordSchema,
  title: textSchema,
  to: z.array(partyIdSchema).min(1),
  dataset: wordSchema,
  /** The hash of what its dataset and columns mean, written in when the agreement is checked: what is signed is not words alone. */
  means: hashSchema.optional(),
  /** What leaves of each column; a column that is not named does not exist for the recipient. */
  columns: z.record(z.string(), maskSchema),
  rows: rowsSchema,
  act: z.array(z.enum(ACTS)).min(1),
  /** How a person is asked for. */
  lookupBy: z.array(z.enum(['token', 'number'])).default([]),
  output: z.strictObject({
    /** Cells with fewer people are not told. */
    minCell: count.default(10),
    noise: z.enum(NOISES).default('ckm/D5V3'),
    maxRows: count,
    subjectsPerDay: count,
  }),
  duty: z.strictObject({
    retain: spanSchema,
    onward: z.union([z.literal('none'), z.array(partyIdSchema).min(1)]),
    place: z.string().regex(/^[A-Z]{2}$/, 'a country of two letters'),
    deleteReceipt: z.boolean(),
  }),
});

/** What one or more recipients may take, of which rows, by which acts, and with which duties. */
export type Grant = z.infer<typeof grantSchema>;

/**
 * An agreement as one object: who gives what to whom, what for, by which law, until when. It is signed as it stands and never edited;
 * a change is the next version. Keys that are not known are refused, so that nothing can be meant that is not read.
 */
export const agreementSchema = z.strictObject({
  id: agreementIdSchema,
  version: z.number().int().min(1),
  /** The hash of the version before. */
  prev: hashSchema.nullable(),
  title: textSchema,
  instrument: z.strictObject({
    kind: z.enum(['mou', 'processor-agreement']),
    title: textSchema,
    signed: daySchema,
    /** Where it was told of. */
    source: z.string().optional(),
    /** The signed paper, by hash. */
    doc: hashSchema.optional(),
  }),
  parties: z.array(partySchema).min(2),
  controllers: z.array(partyIdSchema).min(1),
  processors: z.array(partyIdSchema),
  recipients: z.array(partyIdSchema),
  purpose: z.array(z.string()).min(1),
  basis: z.array(z.string()).min(1),
  grants: z.array(grantSchema),
  valid: z.strictObject({ from: daySchema, until: daySchema }),
  reviewEvery: spanSchema,
  /** Tokens of another epoch cannot be compared with these. */
  epoch: z.number().int().min(1).default(1),
  citizen: textSchema,
  /** What the source does not tell and somebody filled in, so that nobody takes it for agreed. */
  assumed: z.array(z.strictObject({ path: z.string().min(1), why: textSchema })),
});

export type Agreement = z.infer<typeof agreementSchema>;

/** An agreement as somebody writes it, before what may be left out is filled in. */
export type AgreementDraft = z.input<typeof agreementSchema>;
