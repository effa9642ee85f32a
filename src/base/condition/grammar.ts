import { z } from 'zod';

/** Single things, joined by `all`, `any` and `not`. */
export type Joined<Leaf> =
  | Leaf
  | Readonly<{ all: Joined<Leaf>[] }>
  | Readonly<{ any: Joined<Leaf>[] }>
  | Readonly<{ not: Joined<Leaf> }>;

const MOST_PARTS = 40;
const DEEPEST = 5;

/**
 * The closed grammar of conditions over single things of one kind, as data and never as SQL. A condition that is too large or too deep
 * to be read by a person is refused.
 */
export function grammarOf<Leaf extends object>(
  leaves: readonly z.ZodType<Leaf>[],
  id: string,
): z.ZodType<Joined<Leaf>> {
  const part: z.ZodType<Joined<Leaf>> = z
    .union([
      ...leaves,
      z.strictObject({
        get all() {
          return z.array(part).min(1);
        },
      }),
      z.strictObject({
        get any() {
          return z.array(part).min(1);
        },
      }),
      z.strictObject({
        get not() {
          return part;
        },
      }),
    ])
    .meta({ id });
  return part.refine(
    (condition) => depthOf(condition) <= DEEPEST && leavesOf(condition).length <= MOST_PARTS,
    {
      message: `a condition has at most ${MOST_PARTS} parts, ${DEEPEST} deep`,
    },
  );
}

/** Every single thing that a condition asks. */
export function leavesOf<Leaf extends object>(condition: Joined<Leaf>): Leaf[] {
  return isLeaf(condition) ? [condition] : partsOf(condition).flatMap((part) => leavesOf(part));
}

function depthOf<Leaf extends object>(condition: Joined<Leaf>): number {
  return 1 + Math.max(0, ...partsOf(condition).map((part) => depthOf(part)));
}

/** The parts of a condition, one level down; none of a single thing. */
function partsOf<Leaf extends object>(condition: Joined<Leaf>): readonly Joined<Leaf>[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
}

function isLeaf<Leaf extends object>(condition: Joined<Leaf>): condition is Leaf {
  return !('all' in condition || 'any' in condition || 'not' in condition);
}
