import { z } from 'zod';

const MOST_PARTS = 40;
const MOST_VALUES = 500;
const DEEPEST = 5;

const column = z.string().regex(/^[a-z][a-z0-9_]{0,79}$/, 'a column is lower case letters, digits and _');
const valueSchema = z.union([z.string().max(200), z.number().int(), z.boolean()]);
const edgeSchema = z.union([z.number().int(), z.iso.date()]);

/** A value that a column is compared with; a date is written as text. */
export type RowValue = z.infer<typeof valueSchema>;

/** One thing that is asked of a row. What is not known fits nothing but `known: false`. */
const leafSchemas = [
  z.strictObject({ column, is: valueSchema }),
  z.strictObject({ column, in: z.array(valueSchema).min(1).max(MOST_VALUES) }),
  z.strictObject({ column, from: edgeSchema.optional(), to: edgeSchema.optional() }),
  z.strictObject({ column, startsWith: z.string().min(1).max(60) }),
  z.strictObject({ column, known: z.boolean() }),
] as const;

/** One thing that is asked of a row. */
export type RowLeaf = z.infer<(typeof leafSchemas)[number]>;

/** A condition on rows, as data and never as SQL: single things, joined by `all`, `any` and `not`. */
export type RowCondition =
  | RowLeaf
  | Readonly<{ all: RowCondition[] }>
  | Readonly<{ any: RowCondition[] }>
  | Readonly<{ not: RowCondition }>;

const partSchema: z.ZodType<RowCondition> = z
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
  .meta({ id: 'RowCondition' });

/** The closed grammar of conditions on rows; one that is too large or too deep to be read by a person is refused. */
export const rowConditionSchema = partSchema.refine((condition) => isReadable(condition), {
  message: `a condition has at most ${MOST_PARTS} parts, ${DEEPEST} deep, and a range has at least one edge`,
});

/** Every single thing that a condition asks. */
export function rowLeavesOf(condition: RowCondition): RowLeaf[] {
  if ('all' in condition || 'any' in condition || 'not' in condition)
    return partsOf(condition).flatMap(rowLeavesOf);
  return [condition];
}

function partsOf(condition: RowCondition): readonly RowCondition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
}

function isReadable(condition: RowCondition): boolean {
  const leaves = rowLeavesOf(condition);
  return depthOf(condition) <= DEEPEST && leaves.length <= MOST_PARTS && leaves.every(saysSomething);
}

function saysSomething(leaf: RowLeaf): boolean {
  const isOther = 'is' in leaf || 'in' in leaf || 'startsWith' in leaf || 'known' in leaf;
  return isOther || leaf.from !== undefined || leaf.to !== undefined;
}

function depthOf(condition: RowCondition): number {
  return 1 + Math.max(0, ...partsOf(condition).map(depthOf));
}
