import { z } from 'zod';
import { nodeSchema } from '../../entitlements/index.ts';

export const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a name is small letters, digits and underscores');
export const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, digits and hyphens');
export const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const years = z.strictObject({ from: z.int(), to: z.int().nullable() });

/** The most indicators that fit the bits of one number. */
const MOST_INDICATORS = 62;

/**
 * One indicator: how a household passes. Rules are of the closed rule language, over the survey's raw answers.
 * - `passes` asks the household; `relevant` says whether it is asked at all.
 * - `members` asks each member for whom `who` holds (all, when absent) whether `pass` holds; one who does not fails the household,
 *   and where there is nobody of that kind the indicator does not apply.
 * - `column` is the mark that the agency gave. Beside a rule the rule decides, and the mark only where an answer is missing.
 * - `same` takes over an indicator of another set; `unanswered` says why nothing we hold can answer it.
 */
const indicator = z.strictObject({
  number: z.int().min(1).max(MOST_INDICATORS),
  id: kebab.optional(),
  label: text,
  weight: z.int().min(1).default(1),
  relevant: nodeSchema.optional(),
  passes: nodeSchema.optional(),
  members: z.strictObject({ who: nodeSchema.optional(), pass: nodeSchema }).optional(),
  column: name.optional(),
  same: z.strictObject({ set: kebab, number: z.int() }).optional(),
  unanswered: text.optional(),
  verified: z.boolean().optional(),
  note: text.optional(),
});
export type Indicator = z.infer<typeof indicator>;

const dimension = z.strictObject({
  id: kebab,
  label: text,
  /** Numbers of the indicators that count; a household fails the dimension when it fails one of them. */
  indicators: z.array(z.int()).min(1),
});

/**
 * Who is poor: who fails in any dimension (`union`), in every dimension (`intersection`), or by so much of the weights (`cut-off`).
 * `none`: the set keeps marks, and nothing published says who is poor by them.
 */
const identification = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('union') }),
  z.strictObject({ kind: z.literal('intersection') }),
  z.strictObject({ kind: z.literal('cut-off'), k: z.int().min(1) }),
  z.strictObject({ kind: z.literal('none') }),
]);

/** A dated set of indicators. Weights are whole numbers and so is the cut-off, so that no rounding decides who is poor. */
export const indicatorSetSchema = z.strictObject({
  id: kebab,
  title: text,
  unit: z.literal('household'),
  /** Survey years of the Buddhist era whose form the set is about. */
  valid: years,
  /** Later survey years that it judges too, for as long as no set is known that could; each such row is counted. */
  standIn: z.strictObject({ ...years.shape, note: text }).optional(),
  verified: z.boolean(),
  notes: z.array(text).default([]),
  dimensions: z.array(dimension),
  indicators: z.array(indicator).min(1),
  /** What the weights of the indicators that count add up to. */
  weightsSum: z.int().min(0),
  identification,
});
export type IndicatorSet = z.infer<typeof indicatorSetSchema>;

/** The indicators on which it rests who is poor. */
export function countedIn({
  dimensions,
  indicators,
}: Pick<IndicatorSet, 'dimensions' | 'indicators'>): Indicator[] {
  const counted = new Set(dimensions.flatMap((one) => one.indicators));
  return indicators.filter(({ number }) => counted.has(number));
}
