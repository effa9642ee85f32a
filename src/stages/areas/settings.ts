import { z } from 'zod';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });

/**
 * What one measure counts, as a closed set of shapes, so that a measure is content and never SQL:
 * - `everyone`: every living person. `poverty`: a yes/no column of the poverty stage's people.
 * - `dimension`: target people whose household fails that dimension. `fact`: a fact of the profile that has one of the values.
 * - `paid`: people whose roll pays the programme. `answer`: people to whom the programme's rules give that answer.
 * - `gap`: people with a flag of that kind; without a programme, of any programme. `gap-money`: the money of those flags.
 * - `households`: households of the poverty stage, all or only the poor ones.
 */
const countsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({
    kind: z.literal('poverty'),
    column: z.enum(['poor', 'registered', 'target', 'poor_without_card']),
  }),
  z.strictObject({ kind: z.literal('dimension'), dimension: z.string() }),
  z.strictObject({
    kind: z.literal('fact'),
    fact: z.string(),
    is: z.array(z.union([z.string(), z.boolean()])).min(1),
    minAgeYears: z.number().int().optional(),
  }),
  z.strictObject({ kind: z.literal('paid'), programme: z.string() }),
  z.strictObject({
    kind: z.literal('answer'),
    programme: z.string(),
    is: z.enum(['eligible', 'cannot-tell']),
  }),
  z.strictObject({ kind: z.literal('gap'), gap: z.string(), programme: z.string().optional() }),
  z.strictObject({ kind: z.literal('gap-money'), gap: z.string(), programme: z.string().optional() }),
  z.strictObject({ kind: z.literal('households'), poor: z.boolean() }),
]);
export type Counts = z.infer<typeof countsSchema>;

const measureBase = z.strictObject({
  id: z.string().regex(/^[a-z_]+(:[a-z-]+)?$/),
  title: text,
  definition: text,
  layer: z.enum(['overview', 'dimension', 'programme', 'gap', 'care']),
  direction: z.enum(['more-is-worse', 'more-is-better', 'neutral']),
  over: z.string().nullable().default('people'),
  counts: countsSchema,
});

/** One measure: what it is called, how pages use it, and what it counts. */
export type Measure = z.infer<typeof measureBase> & { programme: string | null };

/**
 * The measures of a country. `perProgramme` is a pattern that gives one measure a programme: `{id}` and `{title}` in its
 * texts and its id are the programme's.
 */
export const measureSettingsSchema = z.strictObject({
  measures: z.array(measureBase),
  perProgramme: z.array(measureBase.extend({ id: z.string() })),
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
});
export type MeasureSettings = z.infer<typeof measureSettingsSchema>;

/** What a measure pattern needs to know of a programme. */
export type ProgrammeName = Readonly<{
  id: string;
  title: Readonly<{ th: string; en: string }>;
  /** The fact that tells what is paid; without one no measure that needs a roll is made of the programme. */
  paidFact?: string | undefined;
}>;

/** All measures of a country in the order of its content, patterns filled in for every programme. */
export function measuresOf(settings: MeasureSettings, programmes: readonly ProgrammeName[]): Measure[] {
  const own = settings.measures.map((measure) => ({ ...measure, programme: programmeIn(measure.counts) }));
  const patterned = settings.perProgramme.flatMap((pattern) =>
    programmes
      .filter(({ paidFact }) => paidFact !== undefined || pattern.counts.kind === 'answer')
      .map((programme) => fill(pattern, programme)),
  );
  return [...own, ...patterned];
}

/** What a measure's value is a number of. */
export function unitOf(measure: Measure): 'people' | 'households' | 'satang-a-month' {
  if (measure.counts.kind === 'households') return 'households';
  return measure.counts.kind === 'gap-money' ? 'satang-a-month' : 'people';
}

function programmeIn(counts: Counts): string | null {
  return 'programme' in counts ? (counts.programme ?? null) : null;
}

function fill(pattern: MeasureSettings['perProgramme'][number], programme: ProgrammeName): Measure {
  const put = (sentence: { th: string; en: string }) => ({
    th: sentence.th.replaceAll('{title}', programme.title.th),
    en: sentence.en.replaceAll('{title}', programme.title.en),
  });
  return {
    ...pattern,
    id: pattern.id.replaceAll('{id}', programme.id),
    title: put(pattern.title),
    definition: put(pattern.definition),
    counts: 'programme' in pattern.counts ? { ...pattern.counts, programme: programme.id } : pattern.counts,
    programme: programme.id,
  };
}
