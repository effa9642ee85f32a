import { z } from 'zod';
import { FLAG_STATES } from '../base/model/index.ts';
import { areaStepSchema } from './areas.ts';
import { dateSchema, textSchema } from './text.ts';

export const flagStateSchema = z.enum(FLAG_STATES);

/** One flag of a list, with the person it is on. Money is satang, in the programme's period and a month. */
export const flagRowSchema = z
  .object({
    person: z.string(),
    /** Null for whom is kept back: somebody else has to agree before this officer is told who it is. */
    name: z.string().nullable(),
    keptBack: z.boolean(),
    /** Subdistrict and village, as far as they are known. */
    place: z.array(areaStepSchema),
    programme: z.string(),
    kind: z.string(),
    amountSatang: z.number().nullable(),
    amountSatangAMonth: z.number().nullable(),
    since: dateSchema.nullable(),
    evidence: z.array(textSchema),
    /** Of two that may not be combined the one worth more: a programme, or a pair of the country's settings. */
    keep: z.string().nullable(),
    confidencePercent: z.number().int(),
    doubts: z.array(textSchema),
    state: flagStateSchema,
  })
  .meta({ id: 'FlagRow' });
export type FlagRow = z.infer<typeof flagRowSchema>;

/** Flags of an area by pages, those about most money first, and what the area has of each kind and programme. */
export const flagListSchema = z
  .object({
    area: z.string(),
    asOf: dateSchema,
    version: z.string(),
    counts: z.array(
      z.object({
        programme: z.string(),
        kind: z.string(),
        people: z.number().int(),
        satangAMonth: z.number(),
      }),
    ),
    flags: z.array(flagRowSchema),
    /** Hand it back as `after` for the next page. */
    next: z.string().nullable(),
  })
  .meta({ id: 'FlagList' });
export type FlagListAnswer = z.infer<typeof flagListSchema>;

/** One step that an officer took with a flag. */
export const flagStepSchema = z
  .object({
    step: z.number().int(),
    state: flagStateSchema,
    reason: z.string(),
    officer: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'FlagStep' });

const standing = {
  state: flagStateSchema,
  /** Hand it back as `seen` with the next step. */
  step: z.number().int(),
  moves: z.array(flagStateSchema),
  history: z.array(flagStepSchema),
  appealDays: z.number().int(),
};

/** How a flag stands after a step, and what can follow. */
export const flagStandingSchema = z.object(standing).meta({ id: 'FlagStanding' });
export type FlagStanding = z.infer<typeof flagStandingSchema>;

/** A flag on one person with what was decided; `found` tells whether the data of now still shows it. */
export const personFlagSchema = z
  .object({
    programme: z.string(),
    kind: z.string(),
    found: z.boolean(),
    evidence: z.array(textSchema),
    doubts: z.array(textSchema),
    keep: z.string().nullable(),
    confidencePercent: z.number().int().nullable(),
    ...standing,
  })
  .meta({ id: 'PersonFlag' });
export type PersonFlag = z.infer<typeof personFlagSchema>;

export const personFlagsSchema = z
  .object({ person: z.string(), asOf: dateSchema, flags: z.array(personFlagSchema) })
  .meta({ id: 'PersonFlags' });
export type PersonFlags = z.infer<typeof personFlagsSchema>;

/** A step to take: where to, why, and the last step that was seen. */
export const takeFlagStepSchema = z
  .object({
    to: flagStateSchema,
    reason: z.string().trim().min(5).max(1000),
    seen: z.number().int().min(0),
  })
  .meta({ id: 'TakeFlagStep' });
export type TakeFlagStep = z.infer<typeof takeFlagStepSchema>;

/** Which missing fact keeps how many people of an area waiting for an answer, and whose registers could tell. */
export const openAnswersSchema = z
  .object({
    area: z.string(),
    asOf: dateSchema,
    conditions: z.array(
      z.object({
        programme: z.string(),
        condition: z.string(),
        text: textSchema,
        people: z.number().int(),
        alone: z.number().int(),
        facts: z.array(z.object({ fact: z.string(), label: textSchema, registers: z.array(z.string()) })),
      }),
    ),
  })
  .meta({ id: 'OpenAnswers' });
export type OpenAnswers = z.infer<typeof openAnswersSchema>;
