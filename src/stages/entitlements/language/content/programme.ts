import { z } from 'zod';
import type { Text } from '../../../../base/model/index.ts';
import { kebabSchema, snakeSchema, textSchema } from './names.ts';
import { nodeSchema } from './node.ts';
import type { EntitlementSettings } from './settings.ts';
import { isoDateSchema, valueSchema } from './value.ts';

/** Two integers keep one bit a condition or exception; the sign bit stays free. */
export const MOST_CONDITIONS = 30;

/** Days in force, both included; `to: null` is open. */
const periodSchema = z.strictObject({ from: isoDateSchema, to: isoDateSchema.nullable() });

/** Where a statement stands in the law, and whether a person has checked it against the law's text. */
const sourced = {
  law: kebabSchema,
  section: z.string().optional(),
  verified: z.boolean(),
  note: textSchema.optional(),
};

export type Sourced = Readonly<{
  law: string;
  section?: string | undefined;
  verified: boolean;
  note?: Text | undefined;
}>;

const lawSchema = z.strictObject({
  title: textSchema,
  published: z.string().optional(),
  verified: z.boolean(),
});

/** The first day on which the state (and we) knew of it, when that is later than its first day in force. */
const knownFrom = isoDateSchema.optional();

/** One value for each area code of a level, and one for all other areas. */
const areasSchema = z.strictObject({
  level: kebabSchema,
  values: z.record(z.string(), valueSchema),
  otherwise: valueSchema.optional(),
});
export type AreaValues = z.infer<typeof areasSchema>;

/** A parameter's value in a period: one for all (`value`), or a table by area (`areas`). */
const parameterPeriodSchema = z.strictObject({
  from: isoDateSchema,
  to: isoDateSchema.nullable().default(null),
  knownFrom,
  value: valueSchema.optional(),
  areas: areasSchema.optional(),
  ...sourced,
});
export type ParameterPeriod = z.infer<typeof parameterPeriodSchema>;

/** One condition; a person is eligible when all conditions of the version hold. */
const conditionSchema = z.strictObject({
  id: kebabSchema,
  text: textSchema,
  ...sourced,
  when: nodeSchema,
  /** Whether an officer wants to know of people who fail this condition and no other. */
  flagWhenAlone: z.boolean().default(false),
});

/** What the law says otherwise than the conditions do: the exception of the lowest rank whose `when` holds decides. */
const exceptionSchema = z.strictObject({
  id: kebabSchema,
  rank: z.int().min(1),
  text: textSchema,
  when: nodeSchema,
  then: z.enum(['eligible', 'not-eligible']),
  ...sourced,
});

const capSchema = z.strictObject({ id: kebabSchema, text: textSchema, atMost: nodeSchema, ...sourced });

/** Money in the programme's period, and the most that the law pays. */
const amountSchema = z.strictObject({ pays: nodeSchema, caps: z.array(capSchema).default([]), ...sourced });

const versionSchema = z.strictObject({
  id: kebabSchema,
  inForce: periodSchema,
  knownFrom,
  conditions: z.array(conditionSchema).min(1).max(MOST_CONDITIONS),
  exceptions: z.array(exceptionSchema).default([]),
  /** Money in the programme's period for those who are eligible; absent when the right is a service. */
  amount: amountSchema.optional(),
  /** From which day an eligible person should have been paid, where the facts tell. */
  since: z.strictObject({ day: nodeSchema, ...sourced }).optional(),
});
export type ProgrammeVersion = z.infer<typeof versionSchema>;

/** A temporary addition to the amount of those who are eligible. */
const overlaySchema = z.strictObject({
  id: kebabSchema,
  inForce: periodSchema,
  knownFrom,
  text: textSchema,
  when: nodeSchema.optional(),
  adds: nodeSchema,
  ...sourced,
});

/** Whether this programme goes with another: yes, no, or with its own amount reduced. */
const stackingSchema = z.strictObject({
  with: kebabSchema,
  rule: z.enum(['may', 'may-not', 'reduces-by']),
  by: nodeSchema.optional(),
  text: textSchema,
  ...sourced,
});
export type StackingRule = z.infer<typeof stackingSchema>['rule'];

/** Whose right it is, for how long one amount stands; a service is a right without money. */
export const PROGRAMME_UNITS = ['person', 'child', 'household', 'house'] as const;
export const PROGRAMME_PERIODS = ['month', 'quarter', 'semester', 'year', 'once', 'service'] as const;
export type ProgrammePeriod = (typeof PROGRAMME_PERIODS)[number];

/** A programme as its YAML file says it: laws, dated parameters, dated versions of conditions and amount. */
export const programmeSchema = z.strictObject({
  id: kebabSchema,
  title: textSchema,
  authority: textSchema,
  laws: z.record(kebabSchema, lawSchema),
  unit: z.enum(PROGRAMME_UNITS),
  /** The unit whose members share one right, when `unit` is household or house. */
  sharedBy: kebabSchema.optional(),
  period: z.enum(PROGRAMME_PERIODS),
  /** The fact that tells what is paid: money in the period, or a yes/no fact. Absent: no register here tells. */
  paidFact: snakeSchema.optional(),
  parameters: z.record(snakeSchema, z.array(parameterPeriodSchema).min(1)),
  versions: z.array(versionSchema).min(1),
  overlays: z.array(overlaySchema).default([]),
  stacking: z.array(stackingSchema).default([]),
  /** What the law also asks and no register here tells; shown beside every answer. */
  notChecked: z.array(textSchema),
});
export type ProgrammeContent = z.infer<typeof programmeSchema>;
export type Law = z.infer<typeof lawSchema>;

/** Every key that a programme's file may have above its rules, for messages. */
export const PROGRAMME_KEYS: readonly string[] = [
  ...new Set(
    [
      programmeSchema,
      lawSchema,
      parameterPeriodSchema,
      areasSchema,
      versionSchema,
      periodSchema,
      conditionSchema,
      exceptionSchema,
      amountSchema,
      capSchema,
      overlaySchema,
      stackingSchema,
    ].flatMap((schema) => Object.keys(schema.shape)),
  ),
];

/** A programme that was read and checked, with the country's settings and the other programmes that its rules rest on. */
export type Programme = Readonly<
  ProgrammeContent & {
    file: string;
    settings: EntitlementSettings;
    /** All programmes that were read together, this one included, by id. */
    library: ReadonlyMap<string, Programme>;
  }
>;
