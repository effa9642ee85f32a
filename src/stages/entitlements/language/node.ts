import { z } from 'zod';
import { type TypedValue, valueSchema } from './value.ts';

/** How two values are compared. */
export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** The day on which an age is counted: the day asked about, or the first day of its fiscal year. */
export const AGE_DAYS = ['as-of', 'fiscal-year-start'] as const;
export type AgeDay = (typeof AGE_DAYS)[number];

/** One test of an age; `years` is a number of years, usually a parameter. */
export type AgeNode = { years: Node; on: AgeDay };

/**
 * The rule language: a closed tree, one key a node. Nothing in it is parsed from text, so what it can say is what stands here.
 * - `fact`, `param`, `const`: a person's fact, a dated value of the law, a fixed value.
 * - `compare`, `in`, `all`, `any`, `not`, `isKnown`: yes, no or not known (Kleene's three values).
 * - `ageAtLeast`, `ageUnder`, `bornOnOrAfter`: the birth date against a day.
 * - `bands`: the first band whose age the person has not reached. `if`, `add`, `min`, `max`: amounts.
 * - `reachesAge`, `monthAfter`: days, for saying since when somebody is entitled.
 */
export type Node =
  | { fact: string }
  | { param: string }
  | { const: TypedValue }
  | { compare: { left: Node; op: Comparison; right: Node } }
  | { in: { value: Node; list: Node[] } }
  | { all: Node[] }
  | { any: Node[] }
  | { not: Node }
  | { isKnown: string }
  | { ageAtLeast: AgeNode }
  | { ageUnder: AgeNode }
  | { bornOnOrAfter: Node }
  | { bands: { on: AgeDay; steps: { ageUnder: Node; gives: Node }[]; otherwise: Node } }
  | { if: { when: Node; gives: Node; otherwise: Node } }
  | { add: Node[] }
  | { min: Node[] }
  | { max: Node[] }
  | { reachesAge: Node }
  | { monthAfter: Node };

const node: z.ZodType<Node> = z.lazy(() => nodeSchema);
const several = z.array(node).min(1);
const ageDay = z.enum(AGE_DAYS).default('as-of');
const age = z.strictObject({ years: node, on: ageDay });

const shapes = [
  z.strictObject({ fact: z.string() }),
  z.strictObject({ param: z.string() }),
  z.strictObject({ const: valueSchema }),
  z.strictObject({ compare: z.strictObject({ left: node, op: z.enum(COMPARISONS), right: node }) }),
  z.strictObject({ in: z.strictObject({ value: node, list: several }) }),
  z.strictObject({ all: several }),
  z.strictObject({ any: several }),
  z.strictObject({ not: node }),
  z.strictObject({ isKnown: z.string() }),
  z.strictObject({ ageAtLeast: age }),
  z.strictObject({ ageUnder: age }),
  z.strictObject({ bornOnOrAfter: node }),
  z.strictObject({
    bands: z.strictObject({
      on: ageDay,
      steps: z.array(z.strictObject({ ageUnder: node, gives: node })).min(1),
      otherwise: node,
    }),
  }),
  z.strictObject({ if: z.strictObject({ when: node, gives: node, otherwise: node }) }),
  z.strictObject({ add: several }),
  z.strictObject({ min: several }),
  z.strictObject({ max: several }),
  z.strictObject({ reachesAge: node }),
  z.strictObject({ monthAfter: node }),
] as const;

/** The names of all kinds of node, for messages. */
export const NODE_KINDS: readonly string[] = shapes.flatMap((shape) => Object.keys(shape.shape));

export const nodeSchema: z.ZodType<Node> = z.union(shapes);
