import { z } from 'zod';

const set = z.string();
const inState = {
  state: z.enum(['fragile', 'money-poor', 'money-poor-without-transfers']),
  rule: z.string().optional(),
};
const ofSet = { set, dimension: z.string().optional(), indicator: z.number().int().optional() };

/**
 * What one measure counts, as a closed set of shapes, so that a measure is content and never SQL:
 * - `everyone`: every living person. `poverty`: a yes/no column of the poverty stage's people.
 * - `dimension`: target people whose household fails that dimension. `fact`: a fact of the profile that has one of the values.
 * - `paid`: people whose roll pays the programme. `answer`: people to whom the programme's rules give that answer.
 * - `gap`: people with a flag of that kind; without a programme, of any programme. `gap-money`: the money of those flags.
 * - `households`: households of the poverty stage, all or only the poor ones; of a named set, those it could judge.
 * - `judged`: people whose household an indicator set could judge poor or not; `poor-by`: those it judged poor.
 * - `deprived`, `deprived-households`: whose household fails an indicator or a dimension of a set, of all who were judged or
 *   (`among: poor`) of the poor: raw and censored headcounts; or of those whose answer is known (`among: answered`), whom `answered`
 *   counts: a share of all who were judged would take what is not known for passed. `score`: the sum of the weights that the households of people
 *   fail, of all or of the poor, in whole points; a set's H, A and M0 are ratios of these.
 * - `in-state`, `in-state-households`: whose household is in a state that the poverty stage tells of: fragile by one of the
 *   country's rules (`rule`), or poor by money, with what the State pays or without it.
 * - `need`: people who need something by its rule, lack it though a register tells who was given it, or of whom it cannot be told;
 *   `need-quantity`: how many of it they need.
 * - `ratio`: one measure over another, each counted where it is asked; `denominatorTimes` is a whole number such as the sum of
 *   a set's weights, `numeratorTimes` one such as 100 for a percentage. It is worked out when read and never stored.
 */
export const countsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({
    kind: z.literal('poverty'),
    column: z.enum(['poor', 'registered', 'target', 'poor_without_card', 'no_card_in_household']),
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
  z.strictObject({ kind: z.literal('households'), poor: z.boolean(), set: set.optional() }),
  z.strictObject({ kind: z.literal('judged'), set }),
  z.strictObject({ kind: z.literal('answered'), set, indicator: z.number().int() }),
  z.strictObject({ kind: z.literal('poor-by'), set }),
  z.strictObject({
    kind: z.literal('deprived'),
    ...ofSet,
    among: z.enum(['judged', 'poor', 'answered']).default('judged'),
  }),
  z.strictObject({
    kind: z.literal('deprived-households'),
    ...ofSet,
    among: z.enum(['judged', 'poor', 'answered']).default('judged'),
  }),
  z.strictObject({ kind: z.literal('in-state'), ...inState }),
  z.strictObject({ kind: z.literal('in-state-households'), ...inState }),
  z.strictObject({ kind: z.literal('score'), set, among: z.enum(['judged', 'poor']).default('poor') }),
  z.strictObject({
    kind: z.literal('need'),
    need: z.string(),
    is: z.enum(['needed', 'not-given', 'cannot-tell']),
  }),
  z.strictObject({ kind: z.literal('need-quantity'), need: z.string() }),
  z.strictObject({
    kind: z.literal('ratio'),
    numerator: z.string(),
    denominator: z.string(),
    numeratorTimes: z.number().int().min(1).default(1),
    denominatorTimes: z.number().int().min(1).default(1),
  }),
]);
export type Counts = z.infer<typeof countsSchema>;

/** One shape of counts by its kind. */
export type CountsOf<Kind extends Counts['kind']> = Extract<Counts, { kind: Kind }>;
