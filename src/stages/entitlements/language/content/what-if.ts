import { z } from 'zod';
import { kebabSchema, snakeSchema, textSchema } from './names.ts';
import { valueSchema } from './value.ts';

const unitsSchema = z.array(kebabSchema);

/**
 * What facts become when something changes in a household. Judgements of the country, not law: `text` tells each to whoever
 * reads the answer.
 */
export const whatIfSchema = z.strictObject({
  /** A child is born: what is taken to be so of it, the fact that holds the day, and the units it may grow into. */
  child: z.strictObject({
    text: textSchema,
    facts: z.record(snakeSchema, valueSchema),
    units: unitsSchema,
  }),
  /** A member dies: what is so of them then, the fact that holds the day, and the units they are no longer counted in. */
  death: z.strictObject({
    text: textSchema,
    facts: z.record(snakeSchema, valueSchema),
    day: snakeSchema,
    units: unitsSchema,
  }),
  /** A member moves out, or somebody moves in: the units that go by where people live. */
  moving: z.strictObject({ text: textSchema, units: unitsSchema }),
  /** A member earns more or less in a year. */
  earning: z.strictObject({
    text: textSchema,
    /** Facts that are the own income; the first that is known is what somebody brings into a household, or takes out of it. */
    own: z.array(snakeSchema).min(1),
    /** Facts that the own income is at least; of which nothing is known, the extra itself is the least. */
    atLeast: z.array(snakeSchema).default([]),
    /** Facts that the own income is at most: what a whole unit earns. */
    atMost: z.array(z.strictObject({ fact: snakeSchema, unit: kebabSchema })).default([]),
    /** Means by member: spread over the first unit the person is in, where the fact named is known if one is named. */
    means: z
      .array(
        z.strictObject({
          fact: snakeSchema,
          over: z.array(z.strictObject({ unit: kebabSchema, whenKnown: snakeSchema.optional() })).min(1),
        }),
      )
      .default([]),
    /** Whoever is younger, and of whose income nothing is known, is taken to earn nothing. */
    nothingUnderYears: z.int().min(0).max(150),
  }),
});
export type WhatIf = z.infer<typeof whatIfSchema>;

type Declared = Readonly<{
  facts: readonly Readonly<{ fact: string; type: string }>[];
  units: readonly Readonly<{ id: string }>[];
}>;
type Refuse = (path: PropertyKey[], message: string) => void;

/** Refuses facts and units that the settings do not declare, and facts of another type than what is said of them. */
export function checkWhatIf(whatIf: WhatIf, { facts, units }: Declared, refuse: Refuse): void {
  const typeOf = (name: string) => facts.find(({ fact }) => fact === name)?.type;
  for (const { path, fact, type } of factsAsked(whatIf)) {
    const known = typeOf(fact);
    if (known === undefined) refuse(['whatIf', ...path], `there is no fact '${fact}'`);
    else if (type !== null && known !== type) {
      refuse(['whatIf', ...path], `'${fact}' is of type ${known}, and here it has to be ${type}`);
    }
  }
  for (const { path, unit } of unitsAsked(whatIf)) {
    if (!units.some(({ id }) => id === unit)) refuse(['whatIf', ...path], `there is no unit '${unit}'`);
  }
}

type AskedFact = Readonly<{ path: PropertyKey[]; fact: string; type: string | null }>;

function factsAsked({ child, death, earning }: WhatIf): AskedFact[] {
  const given = { child, death };
  const money = (list: string, names: readonly string[]): AskedFact[] =>
    names.map((fact, place) => ({ path: ['earning', list, place], fact, type: 'money' }));
  return [
    ...Object.entries(given).flatMap(([part, { facts }]) =>
      Object.entries(facts).map(([fact, { type }]): AskedFact => {
        const declared = type === 'years' ? 'integer' : type;
        return { path: [part, 'facts', fact], fact, type: declared };
      }),
    ),
    { path: ['death', 'day'], fact: death.day, type: 'date' },
    ...money('own', earning.own),
    ...money('atLeast', earning.atLeast),
    ...money(
      'atMost',
      earning.atMost.map(({ fact }) => fact),
    ),
    ...money(
      'means',
      earning.means.map(({ fact }) => fact),
    ),
    ...earning.means.flatMap(({ over }, place) =>
      over.flatMap(({ whenKnown }, at): AskedFact[] =>
        whenKnown ? [{ path: ['earning', 'means', place, 'over', at], fact: whenKnown, type: null }] : [],
      ),
    ),
  ];
}

function unitsAsked({ child, death, moving, earning }: WhatIf) {
  const lists = { child, death, moving };
  return [
    ...Object.entries(lists).flatMap(([part, { units }]) =>
      units.map((unit, place) => ({ path: [part, 'units', place] as PropertyKey[], unit })),
    ),
    ...earning.atMost.map(({ unit }, place) => ({ path: ['earning', 'atMost', place], unit })),
    ...earning.means.flatMap(({ over }, place) =>
      over.map(({ unit }, at) => ({ path: ['earning', 'means', place, 'over', at], unit })),
    ),
  ];
}
