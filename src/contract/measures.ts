import { z } from 'zod';
import { textSchema } from './text.ts';

/** What a figure counts. */
export const unitSchema = z.enum(['people', 'households', 'satang-a-month']);

/** What is measured, in words, and how pages may use it. */
export const measureSchema = z
  .object({
    id: z.string(),
    title: textSchema,
    /** How it is counted, and from what, in one sentence. */
    definition: textSchema,
    unit: unitSchema,
    /** Layer group on the map: overview, dimension, programme, gap, group. */
    layer: z.enum(['overview', 'dimension', 'programme', 'gap', 'care']),
    programme: z.string().nullable(),
    /** Whether more is worse, better, or neither. */
    direction: z.enum(['more-is-worse', 'more-is-better', 'neutral']),
    /** Whether there is a list of people behind the number. */
    hasList: z.boolean(),
    /** The measure that a rate is taken over. */
    over: z.string().nullable(),
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
  })
  .meta({ id: 'Measures' });
export type MeasuresAnswer = z.infer<typeof measuresSchema>;
