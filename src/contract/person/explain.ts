import { z } from 'zod';
import { dateSchema, textSchema } from '../text.ts';

/** Three-valued: what the registers say, or that they cannot say. */
export const answerSchema = z.enum(['eligible', 'not-eligible', 'cannot-tell']);

/** For how long one amount stands; a service is a right without money. */
export const periodSchema = z.enum(['month', 'quarter', 'semester', 'year', 'once', 'service']);

const outcomeSchema = z.enum(['passed', 'failed', 'unknown']);
const factValueSchema = z.union([z.string(), z.number(), z.boolean()]).nullable();

/** Registers that contradict the one whose value was used, and why that one was used. */
export const factDoubtSchema = z
  .object({
    why: textSchema,
    others: z.array(z.object({ source: z.string(), value: factValueSchema })),
  })
  .meta({ id: 'FactDoubt' });

/** A fact that a condition looked at. */
export const usedFactSchema = z
  .object({
    fact: z.string(),
    label: textSchema,
    value: factValueSchema,
    source: z.string().nullable(),
    asOf: dateSchema.nullable(),
    doubt: factDoubtSchema.nullable(),
  })
  .meta({ id: 'UsedFact' });

/** A dated value of the law that was used; null where it is a table by area. */
export const usedParameterSchema = z
  .object({ parameter: z.string(), value: textSchema.nullable(), law: textSchema, verified: z.boolean() })
  .meta({ id: 'UsedParameter' });

/** How far a person is from a threshold: above zero on the right side of it, below zero on the wrong side. */
export const distanceSchema = z
  .object({ unit: z.enum(['satang', 'count', 'days', 'months']), margin: z.number() })
  .meta({ id: 'Distance' });

/** What was asked of all members of a unit: how many counted and what came of it together, never what one of them has. */
export const askedHouseholdSchema = z
  .object({
    unit: z.string(),
    title: textSchema,
    measure: z.enum(['count', 'sum', 'min', 'max', 'any', 'all']),
    /** What is asked of each member; null: all count. */
    asks: textSchema.nullable(),
    takes: textSchema.nullable(),
    /** Null: no register tells of such a unit of the person. */
    members: z.number().int().nullable(),
    counted: z.number().int(),
    open: z.number().int(),
    value: factValueSchema,
    people: z.array(
      z.object({ ageYears: z.number().int().nullable(), isSelf: z.boolean(), counts: outcomeSchema }),
    ),
    missing: z.array(z.string()),
  })
  .meta({ id: 'AskedHousehold' });

/** Another programme on whose answer or payment this one rests; its own explanation tells the rest. */
export const askedProgrammeSchema = z
  .object({ programme: z.string(), title: textSchema, as: z.enum(['paid', 'entitled']) })
  .meta({ id: 'AskedProgramme' });

/** Which row of a table by area was used. */
export const askedAreaSchema = z
  .object({
    parameter: z.string(),
    level: z.string(),
    area: z.string().nullable(),
    value: textSchema.nullable(),
    isOtherwise: z.boolean(),
  })
  .meta({ id: 'AskedArea' });

const partShape = {
  outcome: outcomeSchema,
  facts: z.array(usedFactSchema),
  parameters: z.array(usedParameterSchema),
  distance: distanceSchema.nullable(),
  households: z.array(askedHouseholdSchema),
  receives: z.array(askedProgrammeSchema),
  areas: z.array(askedAreaSchema),
};

type PartShape = z.infer<z.ZodObject<typeof partShape>>;
/** One node below a condition, with its outcome and the outcome of every part of it. */
export type ConditionPart = { text: z.infer<typeof textSchema>; parts: ConditionPart[] } & PartShape;

export const conditionPartSchema: z.ZodType<ConditionPart> = z
  .object({
    text: textSchema,
    ...partShape,
    get parts() {
      return z.array(conditionPartSchema);
    },
  })
  .meta({ id: 'ConditionPart' });

const statementShape = {
  id: z.string(),
  /** What the statement asks, in the words of the programme. */
  text: textSchema,
  /** The same with its threshold, as the rule says it. */
  sentence: textSchema,
  law: textSchema,
  /** False: nobody has yet checked this statement against the text of the law. */
  verified: z.boolean(),
  note: textSchema.nullable(),
};

/** One condition of a programme for one person. */
export const conditionSchema = z
  .object({ ...statementShape, ...partShape, parts: z.array(conditionPartSchema) })
  .meta({ id: 'Condition' });

/** An exception: whether its case is met, what it would decide instead of the conditions, and whether it did. */
export const exceptionSchema = z
  .object({
    ...statementShape,
    ...partShape,
    parts: z.array(conditionPartSchema),
    rank: z.number().int(),
    /** What it decides when its case is met. */
    says: z.enum(['eligible', 'not-eligible']),
    decides: z.boolean(),
  })
  .meta({ id: 'Exception' });

/** How an amount comes about, in satang of the programme's period. */
export const amountSchema = z
  .object({
    sentence: textSchema,
    law: textSchema,
    verified: z.boolean(),
    note: textSchema.nullable(),
    facts: z.array(usedFactSchema),
    parameters: z.array(usedParameterSchema),
    households: z.array(askedHouseholdSchema),
    areas: z.array(askedAreaSchema),
    baseSatang: z.number().nullable(),
    /** The questions that chose the base, in the order they were asked, and what they chose. */
    steps: z.array(conditionPartSchema),
    chosen: textSchema.nullable(),
    overlays: z.array(
      z.object({
        ...statementShape,
        outcome: outcomeSchema,
        addsSatang: z.number().nullable(),
        part: conditionPartSchema.nullable(),
      }),
    ),
    caps: z.array(
      z.object({ ...statementShape, atMostSatang: z.number().nullable(), isReached: z.boolean().nullable() }),
    ),
  })
  .meta({ id: 'AmountReason' });

/** Whose the one right of a unit is; another holder is never named. */
export const holderSchema = z
  .object({
    unit: z.string(),
    title: textSchema,
    members: z.number().int().nullable(),
    eligibleMembers: z.number().int().nullable(),
    isHolder: z.boolean().nullable(),
    text: textSchema,
  })
  .meta({ id: 'Holder' });

/** How a programme goes with another. */
export const stackingSchema = z
  .object({
    with: z.string(),
    title: textSchema,
    rule: z.enum(['may', 'may-not', 'reduces-by']),
    text: textSchema,
    by: textSchema.nullable(),
    law: textSchema,
    verified: z.boolean(),
    note: textSchema.nullable(),
  })
  .meta({ id: 'Stacking' });

/** Why a programme answers as it does for one person on one day. */
export const explanationSchema = z
  .object({
    programme: z.string(),
    title: textSchema,
    on: dateSchema,
    /** The rules and facts are those known on this day; null: those known now. */
    asKnownOn: dateSchema.nullable(),
    period: periodSchema,
    /** Null: no version of the programme was in force on the day. */
    version: z
      .object({
        id: z.string(),
        from: dateSchema,
        to: dateSchema.nullable(),
        knownFrom: dateSchema.nullable(),
      })
      .nullable(),
    answer: answerSchema,
    /** The exception that decided instead of the conditions. */
    decidedBy: z.string().nullable(),
    /** In the programme's period. */
    amountSatang: z.number().nullable(),
    /** The same by the month; null also for what is given once. */
    amountSatangAMonth: z.number().nullable(),
    amount: amountSchema.nullable(),
    holder: holderSchema.nullable(),
    /** From which day an eligible person should have been paid, where the facts tell. */
    since: dateSchema.nullable(),
    conditions: z.array(conditionSchema),
    exceptions: z.array(exceptionSchema),
    /** Facts whose absence keeps the answer, or its amount, open. */
    missing: z.array(z.string()),
    stacking: z.array(stackingSchema),
    /** What the law also asks and no register here tells. */
    notChecked: z.array(textSchema),
    verified: z.boolean(),
  })
  .meta({ id: 'Explanation' });
export type ExplanationAnswer = z.infer<typeof explanationSchema>;
