import { z } from 'zod';
import { conditionSchema, DATE_PARTS, PRESETS } from '../comparisons/index.ts';
import { NAMED_KEYS, type NamedKey } from '../keys/index.ts';
import { DATE_FORMAT_FAULT } from './fault.ts';

const name = z.string().min(1).max(120);

/** How the text of a column is made even before anything is compared. */
const CLEANING = ['lower', 'digits', 'letters-and-digits', 'no-spaces', 'as-is'] as const;

const KEY_NAMES = Object.keys(NAMED_KEYS) as [NamedKey, ...NamedKey[]];

/** A column of the files that needs more than the usual cleaning (lower case, single spaces, empty is unknown). */
const columnSchema = z.strictObject({
  /** The column of the file; the same name when it is not given. */
  from: name.optional(),
  clean: z.enum(CLEANING).default('lower'),
  /** `YYYYMMDD`, `DD/MM/YYYY` and the like: how a date is written where it is not `YYYY-MM-DD`. */
  dateFormat: z
    .string()
    .refine(isDateFormat, { params: { fault: DATE_FORMAT_FAULT } })
    .optional(),
  /** Texts that mean "not known". */
  unknown: z.array(z.string()).default([]),
  /** A key that takes spellings of one sound together, in place of the text: a column of its own to block on or to compare. */
  key: z.enum(KEY_NAMES).optional(),
});
export type ColumnSettings = z.infer<typeof columnSchema>;

/** A part of a column on which two records must be equal to be compared. */
const termSchema = z.union([
  name,
  z.strictObject({
    column: name,
    /** So many first (last) letters. */
    first: z.number().int().min(1).optional(),
    last: z.number().int().min(1).optional(),
    part: z.enum(DATE_PARTS).optional(),
    /** One word of the text: 1 the first, -1 the last. */
    word: z
      .number()
      .int()
      .refine((place) => place !== 0, { params: { limit: '≠ 0' } })
      .optional(),
    /** `letters`: consonants only, so that spellings of one sound meet. */
    sounds: z.enum(['letters']).optional(),
  }),
]);
export type Term = z.infer<typeof termSchema>;

export const blockingRuleSchema = z.union([
  z.array(termSchema).min(1),
  z.strictObject({ keys: z.array(termSchema).min(1), largestBlock: z.number().int().min(2).optional() }),
  /** Every record with every other: for small files. */
  z.strictObject({ allPairs: z.literal(true) }),
]);
export type BlockingRule = z.infer<typeof blockingRuleSchema>;

const givenShare = z.number().gt(0).max(1).optional();

/** A step of agreement; m and u are learnt unless they are given. */
const levelSchema = z.strictObject({
  label: z.string().optional(),
  when: conditionSchema,
  m: givenShare,
  u: givenShare,
});

const levelsSchema = z
  .array(levelSchema)
  .min(1)
  .refine((levels) => isWithinWhole(levels.map(({ m }) => m)), { params: { limit: 'Σ m ≤ 1' } })
  .refine((levels) => isWithinWhole(levels.map(({ u }) => u)), { params: { limit: 'Σ u ≤ 1' } });

const comparisonSchema = z.strictObject({
  name: name.optional(),
  column: name,
  /** A ready list of levels by kind of column, or the levels themselves, the best agreement first. */
  levels: z.union([z.enum(PRESETS), levelsSchema]),
  /** What a ready list needs to know more: the second column, years between eras, the measure, prefixes. */
  options: z
    .strictObject({
      other: name.optional(),
      eraYears: z.number().int().optional(),
      measure: z.enum(['jaro-winkler', 'levenshtein']).optional(),
      prefixes: z.array(z.number().int().min(1)).optional(),
    })
    .default({}),
  /** Whether agreeing on a rare value says more than agreeing on a common one. */
  termFrequency: z.boolean().default(true),
});
export type ComparisonSettings = z.infer<typeof comparisonSchema>;

const trainingSchema = z.strictObject({
  /** How many random pairs estimate the u-probabilities of fuzzy levels; by the number of records when not given. */
  randomPairs: z.number().int().min(1000).optional(),
  seed: z.number().int().default(1),
  /** Learns m from the records that the truth column says are one person. */
  labels: z.boolean().default(false),
});

/** People who have a model of their own, because their records err in their own way. */
const populationSchema = z.strictObject({
  name,
  where: z.union([
    z.strictObject({ column: name, is: z.string() }),
    z.strictObject({ column: name, in: z.array(z.string()).min(1) }),
    z.strictObject({ column: name, missing: z.boolean() }),
    /** In the order of text, which for `YYYY-MM-DD` is that of time; both ends belong to it. */
    z.strictObject({ column: name, from: z.string().min(1), to: z.string().min(1).optional() }),
    z.strictObject({ column: name, to: z.string().min(1) }),
  ]),
});
export type Population = z.infer<typeof populationSchema>;

const clusteringSchema = z.strictObject({
  /**
   * `components`: all pairs above the probability, joined. `collective`: the surest pairs first, then clusters that as a whole more
   * likely than not are one. `single-best`: as `collective`, and at most one record of each file.
   */
  method: z.enum(['collective', 'components', 'single-best']).default('collective'),
  rounds: z.number().int().min(0).max(3).default(3),
  /** More records than this are never joined; 100, and for `components` no limit, when it is not given. */
  largest: z.number().int().min(2).optional(),
});

const LARGEST_CLUSTER = 100;

/** How many records a cluster may have; undefined where it may be as large as it comes. */
export function largestCluster({ method, largest }: LinkSettings['clusters']): number | undefined {
  return largest ?? (method === 'components' ? undefined : LARGEST_CLUSTER);
}

/** Each rule has a bit in a number that must stay exact. */
const MOST_RULES = 52;
const MOST_POPULATIONS = 9;

/** What the linker alone is told of some files: any registers, any country. */
export const linkSettingsSchema = z.strictObject({
  mode: z.enum(['dedupe', 'link', 'link-and-dedupe']).default('dedupe'),
  /** Column that names a record; the row number when there is none. */
  id: name.optional(),
  columns: z.record(name, columnSchema).default({}),
  comparisons: z.array(comparisonSchema).min(1),
  /** Rules, or `auto`: rules that suit the files. */
  blocking: z.union([z.array(blockingRuleSchema).min(1).max(MOST_RULES), z.literal('auto')]).default('auto'),
  /** A rule that brings more pairs than this is refused before anything runs. */
  mostPairs: z.number().int().min(1).default(200_000_000),
  /** Blocks of more records than this are left out and reported. */
  largestBlock: z.number().int().min(2).default(2000),
  training: trainingSchema.prefault({}),
  /** A record is of the first population that it fits; a pair is when both its records are. */
  populations: z.array(populationSchema).max(MOST_POPULATIONS).default([]),
  /** Pairs at least so likely are links. */
  probability: z.number().gt(0).lt(1).default(0.95),
  clusters: clusteringSchema.prefault({}),
  /** A column with the true person of each record: for evaluation, for suggested rules and, if wanted, to learn from. */
  truth: name.optional(),
});
export type LinkSettings = z.infer<typeof linkSettingsSchema>;
export type LinkSettingsInput = z.input<typeof linkSettingsSchema>;

/** Whether the shares given leave room for what is not given. */
function isWithinWhole(shares: readonly (number | undefined)[]): boolean {
  return shares.reduce<number>((sum, share) => sum + (share ?? 0), 0) <= 1;
}

/** Year, month and day once each, at fixed places, and nothing else but what parts them. */
function isDateFormat(format: string): boolean {
  const letters = format.replaceAll(/[/. -]/g, '');
  return letters.length === 'YYYYMMDD'.length && ['YYYY', 'MM', 'DD'].every((part) => letters.includes(part));
}
