import { z } from 'zod';
import { MEASURE_LAYERS } from '../../../base/model/index.ts';
import { type Counts, countsSchema } from './counts.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });

/**
 * How a figure must be protected before it leaves those who work with it: `open` may be shown as it is, `small-counts` not where
 * it stands for few, `sensitive` (health, disability, poverty) not where it stands for few and never beside names.
 */
const SUPPRESSION_CLASSES = ['open', 'small-counts', 'sensitive'] as const;

/**
 * How a figure leaves the house to those who have no business with the area: as a count with noise, as a sum with noise that no single
 * part of it dominates, or not at all. A ratio leaves where both of its parts do.
 */
const PUBLISHED_AS = ['counts', 'sums', 'no'] as const;

/** One definition for everything that shows the measure: map, table, chart, API and export. */
const measureBase = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+(:[a-z0-9-]+)*$/),
  title: text,
  definition: text,
  layer: z.enum(MEASURE_LAYERS),
  direction: z.enum(['more-is-worse', 'more-is-better', 'neutral']),
  over: z.string().nullable().default('people'),
  counts: countsSchema,
  /** People known to be dead are counted too; otherwise only the living are. */
  countsTheDead: z.boolean().default(false),
  /** Whether the rule behind the figure was checked against its published source, and what to know of it. */
  quality: z.strictObject({ verified: z.boolean(), note: text.optional() }).default({ verified: false }),
  suppression: z.enum(SUPPRESSION_CLASSES).default('small-counts'),
  publish: z.enum(PUBLISHED_AS).default('no'),
});

/** A measure as content says it, before it belongs to a programme. */
export type MeasureBase = z.infer<typeof measureBase>;

/** One measure: what it is called, how pages use it, and what it counts. */
export type Measure = MeasureBase & { programme: string | null };

/** A measure made once a programme, for those programmes of which it can say something. */
const patternSchema = measureBase.extend({
  id: z.string(),
  /** Only programmes that pay in one of these periods. */
  periods: z.array(z.string()).min(1).optional(),
  /** Only programmes that the law does not let somebody have beside something else. */
  mayNotCombine: z.literal(true).optional(),
});
export type MeasurePattern = z.infer<typeof patternSchema>;

/** How far published figures are from the counted ones, and which are held back. */
const protectionSchema = z.strictObject({
  /** Noise is at most `greatest`, of variance `variance`, and never gives a number from 1 to `never`. */
  noise: z.strictObject({
    greatest: z.number().int().min(1),
    variance: z.number().positive(),
    never: z.number().int().min(0),
  }),
  /** No figures of fewer people than these, in an area or in a group of it. */
  floorPeople: z.number().int().min(1),
  /** No sums of what fewer people than these get, and no rates among fewer. */
  fewPeople: z.number().int().min(1),
  /** A sum is held back where, without its two largest parts, less than this share of the largest is left. */
  dominancePercent: z.number().int().min(0),
  /** A figure of nearly all people of an area or group tells of each of them; from this share on it is held back. */
  wholePercent: z.number().int().min(1).max(100),
});

/**
 * The measures of a country. `perProgramme` is a pattern that gives one measure a programme: `{id}` and `{title}` in its
 * texts and its id are the programme's.
 */
export const measureSettingsSchema = z.strictObject({
  measures: z.array(measureBase),
  perProgramme: z.array(patternSchema),
  stages: z.array(
    z.strictObject({
      id: z.string(),
      title: text,
      fromYears: z.number().int(),
      toYears: z.number().int().nullable(),
    }),
  ),
  sexes: z.strictObject({ m: text, f: text }),
  /** A group across ages: people with any of these facts true. */
  groups: z.array(z.strictObject({ id: z.string(), title: text, anyFact: z.array(z.string()).min(1) })),
  /** Programmes for people who died: all that is counted of them counts the dead, and has no share of the living. */
  programmesForTheDead: z.array(z.string()).default([]),
  protection: protectionSchema,
  /** Programmes that may not be combined with what a register says of a person; pairs of programmes stand with the programmes. */
  mayNotCombine: z.array(z.string()).default([]),
});
export type MeasureSettings = z.infer<typeof measureSettingsSchema>;

/** What a measure's value is a number of; a ratio is a number of its numerator's units for each of its denominator's. */
export type MeasureUnit = 'people' | 'households' | 'satang-a-month' | 'points' | 'items' | 'ratio';

/** What a measure's value is a number of. */
export function unitOf({ counts }: Readonly<{ counts: Counts }>): MeasureUnit {
  switch (counts.kind) {
    case 'households':
    case 'deprived-households':
    case 'in-state-households':
      return 'households';
    case 'gap-money':
      return 'satang-a-month';
    case 'score':
      return 'points';
    case 'need-quantity':
      return 'items';
    case 'ratio':
      return 'ratio';
    default:
      return 'people';
  }
}
