import { z } from 'zod';
import { hiddenReasonSchema, noiseSchema } from './areas.ts';
import { answerSchema, periodSchema, stackingSchema } from './person/index.ts';
import { areaLevelSchema, dateSchema, textSchema } from './text.ts';

const daysShape = { from: dateSchema, to: dateSchema.nullable() };
const knownShape = { knownFrom: dateSchema.nullable() };
const lawShape = {
  law: textSchema,
  /** False: nobody has yet checked this statement against the text of the law. */
  verified: z.boolean(),
  note: textSchema.nullable(),
};

const headShape = {
  id: z.string(),
  title: textSchema,
  authority: textSchema,
  unit: z.enum(['person', 'child', 'household', 'house']),
  period: periodSchema,
  /** The unit that shares one right; null: each has one. */
  sharedBy: textSchema.nullable(),
  versions: z.array(z.object({ id: z.string(), ...daysShape, ...knownShape, verified: z.boolean() })),
  /** The version in force on the day; null: none. */
  inForce: z.string().nullable(),
  verified: z.boolean().nullable(),
};

/** A programme in a list. */
export const programmeHeadSchema = z.object(headShape).meta({ id: 'ProgrammeHead' });

/** All programmes with their versions. */
export const programmesSchema = z
  .object({ on: dateSchema, programmes: z.array(programmeHeadSchema) })
  .meta({ id: 'Programmes' });
export type ProgrammesAnswer = z.infer<typeof programmesSchema>;

/** One statement of a programme: what the content calls it, and what the rule itself says. */
export const statementSchema = z
  .object({ id: z.string(), text: textSchema, sentence: textSchema, ...lawShape })
  .meta({ id: 'Statement' });

/** What a version says from a day on. */
export const stretchSchema = z
  .object({
    from: dateSchema,
    conditions: z.array(statementSchema),
    exceptions: z.array(
      z.object({
        ...statementSchema.shape,
        rank: z.number().int(),
        says: z.enum(['eligible', 'not-eligible']),
      }),
    ),
    amount: z.object({ sentence: textSchema, ...lawShape, caps: z.array(statementSchema) }).nullable(),
    since: z.object({ sentence: textSchema, ...lawShape }).nullable(),
    /** How it goes with other programmes: may be combined, may not, or is less beside them. */
    stacking: z.array(stackingSchema),
  })
  .meta({ id: 'Stretch' });

/** A whole programme: its text in both languages, versions on a timeline, what guards it, and whom it is for. */
export const programmeSchema = z
  .object({
    ...headShape,
    on: dateSchema,
    laws: z.array(
      z.object({
        id: z.string(),
        title: textSchema,
        published: z.string().nullable(),
        verified: z.boolean(),
      }),
    ),
    /** The whole text, a line each, as a lawyer reads it. */
    text: z.object({ th: z.array(z.string()), en: z.array(z.string()) }),
    timeline: z.array(
      z.object({ id: z.string(), ...daysShape, ...knownShape, stretches: z.array(stretchSchema) }),
    ),
    overlays: z.array(z.object({ id: z.string(), text: textSchema, ...daysShape, verified: z.boolean() })),
    notChecked: z.array(textSchema),
    /** What holds of everybody in the examples unless one says otherwise. */
    casesShare: z.array(textSchema),
    /** Examples that are run through both engines before anything is published. */
    cases: z.array(
      z.object({
        case: z.string(),
        on: dateSchema,
        answer: answerSchema,
        baht: z.union([z.string(), z.number()]).nullable(),
        /** What holds in this one. */
        given: z.array(textSchema),
        /** What must come out besides the answer: which condition fails, what is not known, since when. */
        expected: z.array(textSchema),
      }),
    ),
    /** How many people the programme answers how; null while nothing is published. */
    counts: z
      .object({
        asOf: dateSchema,
        eligible: z.number().int(),
        notEligible: z.number().int(),
        cannotTell: z.number().int(),
        /** Of all who are eligible, in the programme's period; null where it is not shown. */
        satang: z.number().nullable(),
        protection: noiseSchema,
      })
      .nullable(),
    /** The areas one level below the one asked for; null: not counted, which is not zero. */
    areas: z.array(
      z.object({
        code: z.string(),
        level: areaLevelSchema,
        name: textSchema,
        people: z.number().nullable(),
        eligible: z.number().nullable(),
        cannotTell: z.number().nullable(),
        protection: noiseSchema,
        hidden: hiddenReasonSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'Programme' });
export type ProgrammeAnswer = z.infer<typeof programmeSchema>;
