import { z } from 'zod';

/** How a programme stands to a person, as a condition can ask it. */
export const PROGRAMME_STANDINGS = ['missing-out', 'receiving', 'eligible', 'cannot-tell'] as const;

const MOST_YEARS = 130;
const MOST_SATANG = 1_000_000_000;
const MOST_PARTS = 40;
const DEEPEST = 5;

const word = z.string().min(1).max(80);
const years = z.number().int().min(0).max(MOST_YEARS);

const ageSchema = z
  .strictObject({ from: years.optional(), to: years.optional() })
  .refine(({ from, to }) => (from ?? 0) <= (to ?? MOST_YEARS) && (from ?? to) !== undefined, {
    message: 'an age needs a first year, a last year, or both in order',
  });

/** One thing that is asked of a person. Ages are full years on the day of the data. */
const leafSchemas = [
  z.strictObject({ area: word }),
  z.strictObject({ measure: word }),
  z.strictObject({ sex: z.enum(['m', 'f']) }),
  z.strictObject({ age: ageSchema }),
  z.strictObject({ stage: word }),
  z.strictObject({ group: word }),
  z.strictObject({
    missing: z.strictObject({ satangAMonth: z.number().int().min(1).max(MOST_SATANG) }),
  }),
  z.strictObject({ dimension: word }),
  z.strictObject({
    programme: z.strictObject({ id: word, is: z.enum(PROGRAMME_STANDINGS) }),
  }),
] as const;

/** One thing that is asked of a person. */
export type ConditionLeaf = z.infer<(typeof leafSchemas)[number]>;

/** A condition on a person, as data and never as SQL: single things, joined by `all`, `any` and `not`. */
export type Condition =
  | ConditionLeaf
  | Readonly<{ all: Condition[] }>
  | Readonly<{ any: Condition[] }>
  | Readonly<{ not: Condition }>;

const partSchema: z.ZodType<Condition> = z
  .union([
    ...leafSchemas,
    z.strictObject({
      get all() {
        return z.array(partSchema).min(1);
      },
    }),
    z.strictObject({
      get any() {
        return z.array(partSchema).min(1);
      },
    }),
    z.strictObject({
      get not() {
        return partSchema;
      },
    }),
  ])
  .meta({ id: 'ListCondition' });

/** The closed grammar of conditions; one that is too large or too deep to be read by a person is refused. */
export const conditionSchema = partSchema.refine((condition) => isReadable(condition), {
  message: `a condition has at most ${MOST_PARTS} parts, ${DEEPEST} deep`,
});

/** The parts of a condition, one level down; none of a single thing. */
function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
}

/** Every single thing that a condition asks. */
export function leavesOf(condition: Condition): ConditionLeaf[] {
  if ('all' in condition || 'any' in condition || 'not' in condition)
    return partsOf(condition).flatMap(leavesOf);
  return [condition];
}

function isReadable(condition: Condition): boolean {
  return depthOf(condition) <= DEEPEST && leavesOf(condition).length <= MOST_PARTS;
}

function depthOf(condition: Condition): number {
  return 1 + Math.max(0, ...partsOf(condition).map(depthOf));
}
