import { z } from 'zod';
import type { Text } from '../../../base/model/index.ts';
import { nodeSchema } from './node.ts';
import type { EntitlementSettings } from './settings.ts';
import { isoDateSchema, valueSchema } from './value.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, digits and hyphens');
const snake = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name is small letters, digits and underscores');

/** Two integers keep one bit a condition; the sign bit stays free. */
const MOST_CONDITIONS = 30;

/** Days in force, both included; `to: null` is open. */
const periodSchema = z.strictObject({ from: isoDateSchema, to: isoDateSchema.nullable() });

/** Where a statement stands in the law, and whether a person has checked it against the law's text. */
const sourced = { law: kebab, section: z.string().optional(), verified: z.boolean(), note: text.optional() };

export type Sourced = Readonly<{
  law: string;
  section?: string | undefined;
  verified: boolean;
  note?: Text | undefined;
}>;

const lawSchema = z.strictObject({ title: text, published: z.string().optional(), verified: z.boolean() });

const parameterPeriodSchema = z.strictObject({
  from: isoDateSchema,
  to: isoDateSchema.nullable().default(null),
  value: valueSchema,
  ...sourced,
});

/** One condition; a person is eligible when all conditions of the version hold. */
const conditionSchema = z.strictObject({
  id: kebab,
  text,
  ...sourced,
  when: nodeSchema,
  /** Whether an officer wants to know of people who fail this condition and no other. */
  flagWhenAlone: z.boolean().default(false),
});

const versionSchema = z.strictObject({
  id: kebab,
  inForce: periodSchema,
  conditions: z.array(conditionSchema).min(1).max(MOST_CONDITIONS),
  /** Money a month for those who are eligible. */
  amount: z.strictObject({ pays: nodeSchema, ...sourced }),
  /** From which day an eligible person should have been paid, where the facts tell. */
  since: z.strictObject({ day: nodeSchema, ...sourced }).optional(),
});
export type ProgrammeVersion = z.infer<typeof versionSchema>;

/** A programme as its YAML file says it: laws, dated parameters, dated versions of conditions and amount. */
export const programmeSchema = z.strictObject({
  id: kebab,
  title: text,
  authority: text,
  laws: z.record(kebab, lawSchema),
  unit: z.enum(['person', 'child']),
  period: z.literal('month'),
  /** The fact that tells what is paid: money a month, or a yes/no fact for a right without an amount on its roll. */
  paidFact: snake,
  parameters: z.record(snake, z.array(parameterPeriodSchema).min(1)),
  versions: z.array(versionSchema).min(1),
  /** What the law also asks and no register here tells; shown beside every answer. */
  notChecked: z.array(text),
});
export type ProgrammeContent = z.infer<typeof programmeSchema>;
export type Law = z.infer<typeof lawSchema>;

/** A programme that was read and checked, with the country's settings that its rules rest on. */
export type Programme = Readonly<ProgrammeContent & { file: string; settings: EntitlementSettings }>;
