import { z } from 'zod';
import { type TypedValue, valueSchema } from './value.ts';

/** How two values are compared. */
export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** The day on which an age is counted: the day asked about, or the first day of its fiscal year. */
export const AGE_DAYS = ['as-of', 'fiscal-year-start'] as const;
export type AgeDay = (typeof AGE_DAYS)[number];

/** What is asked of the members of a unit. */
export const HOUSEHOLD_MEASURES = ['count', 'sum', 'min', 'max', 'any', 'all'] as const;
export type HouseholdMeasure = (typeof HOUSEHOLD_MEASURES)[number];

/** Whether a person is paid by another programme's roll, or is entitled by its rules. */
export const RECEIVES_AS = ['paid', 'entitled'] as const;
export type ReceivesAs = (typeof RECEIVES_AS)[number];

/** How money that does not come out even is rounded; `down` and `up` go below and above also for amounts under zero. */
export const ROUNDING_UNITS = ['satang', 'baht'] as const;
export const ROUNDING_MODES = ['down', 'half-up', 'up'] as const;
export type Rounding = { to: (typeof ROUNDING_UNITS)[number]; mode: (typeof ROUNDING_MODES)[number] };

/** One test of an age; `years` is a number of years, usually a parameter, `on` a named day or a fixed one. */
export type AgeNode = { years: Node; on: AgeDay | Node };

/**
 * The rule language: a closed tree, one key a node. Nothing in it is parsed from text, so what it can say is what stands here.
 * - `fact`, `param`, `areaTable`, `const`, `asOf`: a person's fact, a dated value of the law (one for all, or by area), a fixed
 *   value, the day asked about.
 * - `compare`, `between`, `in`, `all`, `any`, `not`, `isKnown`: yes, no or not known (Kleene's three values).
 * - `ageAtLeast`, `ageUnder`, `bornOnOrAfter`: the birth date against a day. `monthsBetween`: whole months completed.
 * - `household`: of all members of the person's unit, the person included. `receives`: another programme.
 * - `bands`: the first band whose age the person has not reached. `steps`: the first step that a quantity does not exceed.
 * - `if`, `add`, `min`, `max`, `subtract`, `multiply`: amounts.
 * - `reachesAge`, `monthAfter`: days, for saying since when somebody is entitled.
 */
export type Node =
  | { fact: string }
  | { param: string }
  | { areaTable: string }
  | { const: TypedValue }
  | { asOf: true }
  | { compare: { left: Node; op: Comparison; right: Node } }
  | { between: { value: Node; from: Node; to: Node } }
  | { in: { value: Node; list: Node[] } }
  | { all: Node[] }
  | { any: Node[] }
  | { not: Node }
  | { isKnown: string }
  | { ageAtLeast: AgeNode }
  | { ageUnder: AgeNode }
  | { bornOnOrAfter: Node }
  | { monthsBetween: { from: Node; to: Node } }
  | { household: HouseholdNode }
  | { receives: { programme: string; as: ReceivesAs } }
  | { bands: { on: AgeDay | Node; steps: { ageUnder: Node; gives: Node }[]; otherwise: Node } }
  | { steps: { of: Node; steps: { upTo: Node; gives: Node }[]; otherwise: Node } }
  | { if: { when: Node; gives: Node; otherwise: Node } }
  | { add: Node[] }
  | { min: Node[] }
  | { max: Node[] }
  | { subtract: { from: Node; take: Node } }
  | { multiply: { money: Node; by: Node; per: number; round: Rounding } }
  | { reachesAge: Node }
  | { monthAfter: Node };

/** A question about a unit's members: those for whom `where` holds, and what is asked of each. */
export type HouseholdNode = {
  of: string;
  measure: HouseholdMeasure;
  where?: Node | undefined;
  value?: Node | undefined;
};

const node: z.ZodType<Node> = z.lazy(() => nodeSchema);
const several = z.array(node).min(1);
const ageDay = z.union([z.enum(AGE_DAYS), node]).default('as-of');
const age = z.strictObject({ years: node, on: ageDay });
const rounding = z.strictObject({ to: z.enum(ROUNDING_UNITS), mode: z.enum(ROUNDING_MODES) });
const household = z.strictObject({
  of: z.string(),
  measure: z.enum(HOUSEHOLD_MEASURES),
  where: node.optional(),
  value: node.optional(),
});
const band = z.strictObject({ ageUnder: node, gives: node });
const bands = z.strictObject({ on: ageDay, steps: z.array(band).min(1), otherwise: node });
const step = z.strictObject({ upTo: node, gives: node });
const steps = z.strictObject({ of: node, steps: z.array(step).min(1), otherwise: node });
const multiply = z.strictObject({ money: node, by: node, per: z.int().min(1).default(1), round: rounding });

const shapes = [
  z.strictObject({ fact: z.string() }).describe('A fact of the person, declared in the settings.'),
  z.strictObject({ param: z.string() }).describe('A parameter of this file, as it is on the day.'),
  z
    .strictObject({ areaTable: z.string() })
    .describe('A parameter with a table by area: its value where the person lives.'),
  z.strictObject({ const: valueSchema }).describe('A fixed value.'),
  z.strictObject({ asOf: z.literal(true) }).describe('The day asked about.'),
  z
    .strictObject({ compare: z.strictObject({ left: node, op: z.enum(COMPARISONS), right: node }) })
    .describe('Two values of one type.'),
  z
    .strictObject({ between: z.strictObject({ value: node, from: node, to: node }) })
    .describe('A value from one to another, both included.'),
  z
    .strictObject({ in: z.strictObject({ value: node, list: several }) })
    .describe('A value that is one of a list.'),
  z.strictObject({ all: several }).describe('All hold.'),
  z.strictObject({ any: several }).describe('At least one holds.'),
  z.strictObject({ not: node }).describe('Does not hold.'),
  z.strictObject({ isKnown: z.string() }).describe('Whether some register knows the fact.'),
  z.strictObject({ ageAtLeast: age }).describe('Has reached an age.'),
  z.strictObject({ ageUnder: age }).describe('Has not reached an age.'),
  z.strictObject({ bornOnOrAfter: node }).describe('Was born on a day or after it.'),
  z
    .strictObject({ monthsBetween: z.strictObject({ from: node, to: node }) })
    .describe('Whole months completed from one day to another.'),
  z
    .strictObject({ household: household })
    .describe('All members of one of the units of the person, the person included.'),
  z
    .strictObject({ receives: z.strictObject({ programme: z.string(), as: z.enum(RECEIVES_AS) }) })
    .describe('Is paid by, or entitled to, another programme.'),
  z.strictObject({ bands: bands }).describe('The first band whose age the person has not reached.'),
  z.strictObject({ steps: steps }).describe('The first step that a quantity does not exceed.'),
  z
    .strictObject({ if: z.strictObject({ when: node, gives: node, otherwise: node }) })
    .describe('One value or another.'),
  z.strictObject({ add: several }).describe('The sum.'),
  z.strictObject({ min: several }).describe('The least.'),
  z.strictObject({ max: several }).describe('The greatest.'),
  z.strictObject({ subtract: z.strictObject({ from: node, take: node }) }).describe('What is left.'),
  z.strictObject({ multiply: multiply }).describe('Money times a whole number, over `per`, rounded as said.'),
  z.strictObject({ reachesAge: node }).describe('The day of reaching an age.'),
  z.strictObject({ monthAfter: node }).describe('The first day of the month after a day.'),
] as const;

/** The names of all kinds of node, for messages. */
export const NODE_KINDS: readonly string[] = shapes.flatMap((shape) => Object.keys(shape.shape));

export const nodeSchema: z.ZodType<Node> = z
  .union(shapes)
  .meta({ id: 'node', description: 'A rule: a tree of nodes with one key each.' });
