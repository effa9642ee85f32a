import { z } from 'zod';
import { areaStepSchema } from './areas.ts';
import { answerSchema, explanationSchema } from './explain.ts';
import { dateSchema, sourceDateSchema, textSchema } from './text.ts';

/** One person of a list behind a number. */
export const personRowSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    sex: z.enum(['m', 'f']).nullable(),
    ageYears: z.number().int().nullable(),
    village: areaStepSchema,
    /** Villages are numbered anew in every subdistrict, so a village alone says too little. */
    subdistrict: areaStepSchema,
    /** What is not reaching this person, in satang a month, over all programmes. */
    missingOutSatangAMonth: z.number(),
    /** Programmes that do not reach this person. */
    missingOut: z.array(z.string()),
    target: z.boolean(),
  })
  .meta({ id: 'PersonRow' });
export type PersonRow = z.infer<typeof personRowSchema>;

/** The list of people behind a number of an area, by pages. */
export const peopleListSchema = z
  .object({
    code: z.string(),
    measure: z.string(),
    group: z.string().nullable(),
    asOf: dateSchema,
    total: z.number().int(),
    people: z.array(personRowSchema),
    /** Hand it back as `after` for the next page. */
    next: z.string().nullable(),
  })
  .meta({ id: 'PeopleList' });
export type PeopleListAnswer = z.infer<typeof peopleListSchema>;

/** One thing a register says of a person. */
export const factSchema = z
  .object({
    fact: z.string(),
    label: textSchema,
    dimension: z.string(),
    type: z.enum(['text', 'number', 'boolean', 'date', 'money', 'code']),
    value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    /** What a code of an agency means; null when the value is no such code. */
    words: textSchema.nullable(),
    source: sourceDateSchema.nullable(),
  })
  .meta({ id: 'Fact' });
export type FactAnswer = z.infer<typeof factSchema>;

/** A programme and how it stands with a person. */
export const rightSchema = z
  .object({
    programme: z.string(),
    title: textSchema,
    answer: answerSchema,
    amountSatangAMonth: z.number().nullable(),
    paidSatangAMonth: z.number().nullable(),
    /** gets: paid; could-get: entitled, not paid; cannot-say: a fact is missing; not-entitled. */
    standing: z.enum(['gets', 'could-get', 'cannot-say', 'not-entitled']),
    explanation: explanationSchema,
  })
  .meta({ id: 'Right' });
export type RightAnswer = z.infer<typeof rightSchema>;

/** A flag on a person: something to look at, never an action by itself. */
export const gapSchema = z
  .object({
    programme: z.string(),
    kind: z.string(),
    amountSatangAMonth: z.number().nullable(),
    since: dateSchema.nullable(),
  })
  .meta({ id: 'Gap' });

/** Somebody in a household: since when and until when, how that is known, and how sure it is. */
export const householdMemberSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.string(),
    ageYears: z.number().int().nullable(),
    /** Number of the family within a register house; null in the other kinds. */
    family: z.number().int().nullable(),
    since: dateSchema.nullable(),
    sincePrecision: z.enum(['day', 'month', 'year']).nullable(),
    /** The last day, where one is known. */
    until: dateSchema.nullable(),
    /** What speaks for it, and what speaks against it. */
    evidence: z.array(
      z.enum(['listed', 'house-code', 'relation', 'kinship-number', 'surname', 'co-residence']),
    ),
    conflicts: z.array(z.enum(['co-residence', 'parent-age'])),
    confidence: z.enum(['high', 'medium', 'low']),
  })
  .meta({ id: 'HouseholdMember' });

/** A unit a person belongs to, and who else is in it. */
export const householdSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['register-house', 'bmn', 'welfare-card-family', 'guardian']),
    members: z.array(householdMemberSchema),
  })
  .meta({ id: 'Household' });

/** One row of a register that was linked to a person, and why. */
export const linkSchema = z
  .object({
    source: sourceDateSchema,
    tier: z.string(),
    agrees: z.object({
      given: z.boolean().nullable(),
      family: z.boolean().nullable(),
      birth: z.boolean().nullable(),
      sex: z.boolean().nullable(),
    }),
    /** One plain sentence for the person it is about: which facts agreed, never a value. */
    sentence: textSchema,
  })
  .meta({ id: 'Link' });

/** Everything an officer may see of one person. */
export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The national number with all but the last four digits hidden. */
    maskedNumber: z.string().nullable(),
    sex: z.enum(['m', 'f']).nullable(),
    ageYears: z.number().int().nullable(),
    birthDate: dateSchema.nullable(),
    birthPrecision: z.enum(['day', 'month', 'year']).nullable(),
    alive: z.boolean().nullable(),
    lifeStage: z.string().nullable(),
    place: z.array(areaStepSchema),
    asOf: dateSchema,
    target: z.boolean(),
    gaps: z.array(gapSchema),
    facts: z.array(factSchema),
    rights: z.array(rightSchema),
    households: z.array(householdSchema),
    links: z.array(linkSchema),
  })
  .meta({ id: 'Person' });
export type PersonAnswer = z.infer<typeof personSchema>;

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
