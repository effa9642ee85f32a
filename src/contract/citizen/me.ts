import { z } from 'zod';
import { dateSchema, textSchema } from '../text.ts';
import { disputeActSchema } from './disputes.ts';
import { myClaimUseSchema } from './visits.ts';

/** Who a citizen is here, how old what is said is, and for whom else they may ask. */
export const meSchema = z
  .object({
    name: z.string(),
    maskedNumber: z.string().nullable(),
    ageYears: z.number().int().nullable(),
    place: textSchema.nullable(),
    asOf: dateSchema,
    /** Somebody else asks for the person. */
    byProxy: z.boolean(),
    dependents: z.array(
      z.object({
        person: z.string(),
        givenName: z.string(),
        ageYears: z.number().int(),
        /** The kind of household whose register says so. */
        kind: z.string(),
      }),
    ),
  })
  .meta({ id: 'Me' });
export type MeAnswer = z.infer<typeof meSchema>;

/** Whom to act for from now on: a dependent, or null for oneself. */
export const actForSchema = z.strictObject({ person: z.string().max(20).nullable() }).meta({ id: 'ActFor' });
export type ActFor = z.infer<typeof actForSchema>;

const valueSchema = z.union([z.string(), z.number(), z.boolean()]);

/** One thing a register says of a citizen, how old that is, and whether it can be said to be wrong. Money is satang. */
export const myFactSchema = z
  .object({
    fact: z.string(),
    label: textSchema,
    dimension: z.enum(['identity', 'income', 'employment', 'health', 'education', 'welfare']),
    type: z.enum(['text', 'integer', 'boolean', 'date', 'money', 'person', 'household']),
    unit: z.string().nullable(),
    value: valueSchema,
    words: textSchema.nullable(),
    source: textSchema.nullable(),
    agency: textSchema.nullable(),
    asOf: dateSchema.nullable(),
    ageDays: z.number().int().nullable(),
    others: z.array(
      z.object({ source: textSchema, value: valueSchema.nullable(), words: textSchema.nullable() }),
    ),
    correctedOn: dateSchema.nullable(),
    disputable: z.boolean(),
    choices: z.array(z.object({ value: z.string(), words: textSchema })),
    dispute: z.object({ id: z.string(), last: disputeActSchema }).nullable(),
  })
  .meta({ id: 'MyFact' });
export type MyFactAnswer = z.infer<typeof myFactSchema>;

export const myFactsSchema = z
  .object({ asOf: dateSchema, facts: z.array(myFactSchema) })
  .meta({ id: 'MyFacts' });
export type MyFactsAnswer = z.infer<typeof myFactsSchema>;

/** With whom registers count a citizen; of others no more than how they are related. */
export const myHouseholdsSchema = z
  .object({
    asOf: dateSchema,
    households: z.array(
      z.object({
        kind: z.enum(['register-house', 'bmn', 'welfare-card-family', 'guardian']),
        members: z.array(
          z.object({
            isSelf: z.boolean(),
            givenName: z.string().nullable(),
            role: z.string(),
            isChild: z.boolean().nullable(),
            since: dateSchema.nullable(),
            until: dateSchema.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'MyHouseholds' });
export type MyHouseholdsAnswer = z.infer<typeof myHouseholdsSchema>;

/** Who looked at a citizen, the latest first. */
export const myLooksSchema = z
  .object({
    looks: z.array(
      z.object({
        /** By which its proof is asked for. */
        id: z.number().int(),
        at: z.iso.datetime(),
        role: z.string(),
        act: z.string(),
        purpose: z.string(),
        area: textSchema.nullable(),
        agreement: z.string().nullable(),
        agreementText: textSchema.nullable(),
        agency: textSchema.nullable(),
        reason: z.string().nullable(),
        fields: z.array(textSchema),
        people: z.number().int(),
        /** It asked a condition of everybody, which met the citizen. */
        bulk: z.boolean(),
        own: z.boolean(),
        logIndex: z.number().int().nullable(),
      }),
    ),
    /** Who sent, received or opened claims of the citizen, the latest first; only with the first page. */
    claims: z.array(myClaimUseSchema),
    /** Hand it back as `before` for older ones. */
    next: z.number().int().nullable(),
  })
  .meta({ id: 'MyLooks' });
export type MyLooksAnswer = z.infer<typeof myLooksSchema>;
