import { z } from 'zod';
import { grammarOf, type Joined, leavesOf } from '../../condition/index.ts';

const MOST_VALUES = 500;

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

/** A condition on rows: single things, joined by `all`, `any` and `not`. */
export type RowCondition = Joined<RowLeaf>;

/** The closed grammar of conditions on rows. */
export const rowConditionSchema = grammarOf<RowLeaf>(leafSchemas, 'RowCondition').refine(
  (condition) => leavesOf(condition).every(saysSomething),
  { message: 'a range has at least one edge' },
);

function saysSomething(leaf: RowLeaf): boolean {
  const isOther = 'is' in leaf || 'in' in leaf || 'startsWith' in leaf || 'known' in leaf;
  return isOther || leaf.from !== undefined || leaf.to !== undefined;
}
