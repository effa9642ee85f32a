import { z } from 'zod';
import { areaStepSchema } from '../areas.ts';
import { dateSchema, sourceDateSchema, textSchema } from '../text.ts';
import { answerSchema, periodSchema } from './explain.ts';
import { personHead } from './person-head.ts';

/** One person of a list behind a number. */
export const personRowSchema = z
  .object({
    ...personHead,
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

/** One thing a register says of a person; what no register says is left out, and `facts` names all that could be said. */
export const factSchema = z
  .object({
    fact: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]),
    /** What a code of an agency means; null when the value is no such code. */
    words: textSchema.nullable(),
    /** The register that says it; null where linking made it. */
    source: z.string().nullable(),
    /** The day for which the register says it. */
    asOf: dateSchema.nullable(),
  })
  .meta({ id: 'Fact' });

/** Every fact there can be of a person, in the order they are shown, and every register that can say one. */
export const factsSchema = z
  .object({
    asOf: dateSchema,
    facts: z.array(
      z.object({
        fact: z.string(),
        label: textSchema,
        dimension: z.string(),
        type: z.enum(['text', 'number', 'boolean', 'date', 'money', 'code']),
      }),
    ),
    sources: z.array(sourceDateSchema),
  })
  .meta({ id: 'Facts' });
export type FactsAnswer = z.infer<typeof factsSchema>;

/** The one thing that decides a right, and where the law says so. */
export const decidingReasonSchema = z
  .object({
    kind: z.enum(['no-version', 'held-by-other', 'exception', 'all-passed', 'fails', 'lacks', 'none']),
    /** What the deciding statement asks; null where no single one decides. */
    text: textSchema.nullable(),
    /** How many conditions are met, where all are. */
    conditions: z.number().int(),
    law: textSchema.nullable(),
    /** False: nobody has yet checked what the deciding statement says against the law. */
    verified: z.boolean(),
  })
  .meta({ id: 'DecidingReason' });

/** A programme and how it stands with a person; the whole tree is asked for by itself, at `explain`. */
export const rightSchema = z
  .object({
    programme: z.string(),
    title: textSchema,
    period: periodSchema,
    answer: answerSchema,
    /** gets: paid; could-get: entitled, not paid; cannot-say: a fact is missing; not-entitled. */
    standing: z.enum(['gets', 'could-get', 'cannot-say', 'not-entitled']),
    /** In the programme's period. */
    amountSatang: z.number().nullable(),
    amountSatangAMonth: z.number().nullable(),
    paidSatangAMonth: z.number().nullable(),
    /** From which day an eligible person should have been paid, where the facts tell. */
    since: dateSchema.nullable(),
    reason: decidingReasonSchema,
    /** Facts whose absence keeps the answer, or its amount, open. */
    missing: z.array(z.string()),
    verified: z.boolean(),
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
    /** Null, like the name: somebody who lives outside the officer's area is counted and not named. */
    id: z.string().nullable(),
    /** Null with an id: kept back, since somebody else has to agree before this officer is told who it is. */
    name: z.string().nullable(),
    keptBack: z.boolean(),
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
    /** The register of the row. */
    source: z.string(),
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

/** Equipment or a service that somebody may need, and the rule that says so. */
export const needSchema = z
  .object({
    need: z.string(),
    title: textSchema,
    /** What is counted: wheelchairs, pieces, hours; once, or so many a month. */
    unit: textSchema,
    period: z.enum(['once', 'month']),
    /** Null: a fact is missing, so it cannot be told. */
    needed: z.boolean().nullable(),
    quantity: z.number().int().nullable(),
    given: z.boolean().nullable(),
    /** Whether any register tells to whom it was given. */
    givenTold: z.boolean(),
    rule: textSchema,
    source: textSchema,
    /** Whether the rule was compared with the law. */
    verified: z.boolean(),
    note: textSchema.nullable(),
  })
  .meta({ id: 'PersonNeed' });

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
    /** The day of death, where a register tells it; the age is then that on this day. */
    diedOn: dateSchema.nullable(),
    lifeStage: z.string().nullable(),
    place: z.array(areaStepSchema),
    asOf: dateSchema,
    target: z.boolean(),
    gaps: z.array(gapSchema),
    facts: z.array(factSchema),
    rights: z.array(rightSchema),
    needs: z.array(needSchema),
    households: z.array(householdSchema),
    links: z.array(linkSchema),
  })
  .meta({ id: 'Person' });
export type PersonAnswer = z.infer<typeof personSchema>;
