import { z } from 'zod';
import { grammarOf, type Joined } from './grammar.ts';

/** How a programme stands to a person, as a condition can ask it. */
export const PROGRAMME_STANDINGS = ['missing-out', 'receiving', 'eligible', 'cannot-tell'] as const;

const MOST_YEARS = 130;
const MOST_SATANG = 1_000_000_000;
const MOST_DAYS = 3_660;

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
  /** Nobody of the officer's area visited the household in so many days before today. */
  z.strictObject({ notVisited: z.strictObject({ days: z.number().int().min(1).max(MOST_DAYS) }) }),
  z.strictObject({
    programme: z.strictObject({ id: word, is: z.enum(PROGRAMME_STANDINGS) }),
  }),
] as const;

/** One thing that is asked of a person. */
export type ConditionLeaf = z.infer<(typeof leafSchemas)[number]>;

/** A condition on a person: single things, joined by `all`, `any` and `not`. */
export type Condition = Joined<ConditionLeaf>;

export const conditionSchema = grammarOf<ConditionLeaf>(leafSchemas, 'ListCondition');
