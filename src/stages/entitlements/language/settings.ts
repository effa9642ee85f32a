import { z } from 'zod';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const factName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'a fact is written in small letters, digits and underscores');

/** One fact that rules may ask: its column in the profiles, its type and how a sentence names it. */
export const factDeclarationSchema = z.strictObject({
  fact: factName,
  type: z.enum(['boolean', 'integer', 'money', 'date', 'text']),
  /** A noun phrase ("own income a year"); for a yes/no fact the statement that is true ("is a Thai national"). */
  label: text,
  /** The statement when a yes/no fact is false ("is not a Thai national"). */
  no: text.optional(),
});
export type FactDeclaration = z.infer<typeof factDeclarationSchema>;

/** What a country says once for all its programmes: the facts, how an age is counted, when the fiscal year begins. */
export const entitlementSettingsSchema = z.strictObject({
  facts: z.array(factDeclarationSchema).min(1),
  birth: z.strictObject({
    date: factName,
    precision: factName,
    /** A birth date of which only the year or the month is known: take its first day, or leave unknown what it leaves open. */
    partial: z.enum(['first-day', 'cannot-tell']),
    law: text,
    verified: z.boolean(),
  }),
  /** Month and day, as `MM-DD`. */
  fiscalYearStart: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/),
});
export type EntitlementSettings = z.infer<typeof entitlementSettingsSchema>;
