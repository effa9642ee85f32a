import { z } from 'zod';
import { MEASURE_LAYERS } from '../base/model/index.ts';
import { dateSchema, textSchema } from './text.ts';

/** What a figure counts; `points` are whole weights of an indicator set, `items` what the title names (pieces, hours), a `ratio` has the units of its formula. */
export const unitSchema = z.enum(['people', 'households', 'satang-a-month', 'points', 'items', 'ratio']);

/** A measure that is worked out from two others: numerator times over denominator times. */
const formulaSchema = z.object({
  numerator: z.string(),
  denominator: z.string(),
  numeratorTimes: z.number(),
  denominatorTimes: z.number(),
});

/** What is measured, in words, and how pages may use it. */
export const measureSchema = z
  .object({
    id: z.string(),
    title: textSchema,
    /** How it is counted, and from what, in one sentence. */
    definition: textSchema,
    unit: unitSchema,
    /** How a ratio comes about; null for what is counted. */
    formula: formulaSchema.nullable(),
    /** The group of measures it is chosen from. */
    layer: z.enum(MEASURE_LAYERS),
    programme: z.string().nullable(),
    /** Whether more is worse, better, or neither. */
    direction: z.enum(['more-is-worse', 'more-is-better', 'neutral']),
    /** Whether the rule behind it was checked against its published source. */
    quality: z.object({ verified: z.boolean(), note: textSchema.nullable() }),
    /** How it must be protected: `open`, not where it stands for few, or `sensitive` besides. */
    suppression: z.enum(['open', 'small-counts', 'sensitive']),
    /** How it leaves to those who do not work in the area: with noise, from such figures (`rates`), or not at all. */
    publish: z.enum(['counts', 'sums', 'rates', 'no']),
    /** Whether it is also published for groups. */
    publishByGroup: z.boolean(),
    /** Whether there is a list of people behind the number. */
    hasList: z.boolean(),
    /** The measure that a rate is taken over. */
    over: z.string().nullable(),
    /** Registers it rests on, with the date their published data stands for; null where none was used. */
    sources: z.array(z.object({ source: z.string(), asOf: dateSchema.nullable() })),
  })
  .meta({ id: 'Measure' });
export type MeasureAnswer = z.infer<typeof measureSchema>;

/** A part of the population that figures are also given for. */
export const groupSchema = z.object({ id: z.string(), title: textSchema }).meta({ id: 'Group' });

/** A programme of help, by the id that measures and rights carry. */
export const programmeNameSchema = z
  .object({ id: z.string(), title: textSchema })
  .meta({ id: 'ProgrammeName' });

/** All measures, groups and programmes, in the order pages show them. */
export const measuresSchema = z
  .object({
    measures: z.array(measureSchema),
    groups: z.array(groupSchema),
    programmes: z.array(programmeNameSchema),
    /** Ways of grouping provinces, each with what is known of where it comes from. */
    /** Whether areas can also be parted by local administrations (`by=local`). */
    locals: z.boolean(),
    regions: z.array(
      groupSchema.extend({ verified: z.boolean(), note: textSchema.nullable() }).meta({ id: 'RegionScheme' }),
    ),
  })
  .meta({ id: 'Measures' });
export type MeasuresAnswer = z.infer<typeof measuresSchema>;
