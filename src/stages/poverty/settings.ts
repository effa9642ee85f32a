import { z } from 'zod';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const mark = z.strictObject({ fact: name, is: z.union([z.string(), z.boolean()]) });

/** The most indicators that fit the bits of one number. */
const MOST_INDICATORS = 62;

const indicator = z.strictObject({
  number: z.int().min(1).max(MOST_INDICATORS),
  /** Column of the survey in which the household passes or fails. */
  column: name,
  label: text,
});

const dimension = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  label: text,
  /** Numbers of the indicators that count; a household fails the dimension when it fails one of them. */
  indicators: z.array(z.int()).min(1),
});

/** How the State's card is read from the facts: who applied, who holds it, and whom the law keeps from it. */
const card = z.strictObject({
  applied: name,
  active: name,
  passed: mark,
  adultYears: z.int().positive(),
  barredBy: z.array(mark),
});

/**
 * A dated set of indicators: a household is poor that fails in any dimension (union: no weights, no cut-off), and so is everybody
 * in it. Where the survey keeps the income itself, the income decides its indicator, not the mark that was made of it.
 */
export const indicatorSetSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: text,
    /** Years of the survey form that numbers its indicators like this, in the Buddhist era. */
    surveyYears: z.strictObject({ from: z.int(), to: z.int().nullable() }),
    verified: z.boolean(),
    survey: z.strictObject({
      source: z.string(),
      household: z.string(),
      key: name,
      year: name,
      on: name,
      village: name,
      members: name,
      fail: z.string(),
    }),
    income: z.strictObject({ indicator: z.int(), column: name, leastBahtAYear: z.int().positive() }),
    card,
    dimensions: z.array(dimension).min(1),
    indicators: z.array(indicator).min(1),
  })
  .superRefine((set, context) => {
    for (const reason of contradictionsIn(set)) context.addIssue({ code: 'custom', message: reason });
  });
export type IndicatorSet = z.infer<typeof indicatorSetSchema>;

type Numbered = Readonly<{
  indicators: readonly Readonly<{ number: number }>[];
  dimensions: readonly Readonly<{ id: string; indicators: readonly number[] }>[];
  income: Readonly<{ indicator: number }>;
}>;

function contradictionsIn(set: Numbered): string[] {
  const known = set.indicators.map((one) => one.number);
  const counted = set.dimensions.flatMap((one) => one.indicators);
  const ids = set.dimensions.map((one) => one.id);
  return [
    ...repeated(known).map((number) => `indicator ${number} is listed twice`),
    ...repeated(ids).map((id) => `dimension ${id} is listed twice`),
    ...repeated(counted).map((number) => `indicator ${number} counts in two dimensions`),
    ...[...counted, set.income.indicator]
      .filter((number) => !known.includes(number))
      .map((number) => `indicator ${number} is not in the list of indicators`),
  ];
}

function repeated<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
