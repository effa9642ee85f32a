import { z } from 'zod';
import { kebabSchema, snakeSchema, textSchema } from './names.ts';
import { checkWhatIf, whatIfSchema } from './what-if.ts';

/** One fact that rules may ask: its column in the profiles, its type and how a sentence names it. */
export const factDeclarationSchema = z.strictObject({
  fact: snakeSchema,
  type: z.enum(['boolean', 'integer', 'money', 'date', 'text']),
  /** A noun phrase ("own income a year"); for a yes/no fact the statement that is true ("is a Thai national"). */
  label: textSchema,
  /** The statement when a yes/no fact is false ("is not a Thai national"). */
  no: textSchema.optional(),
});
export type FactDeclaration = z.infer<typeof factDeclarationSchema>;

/** A kind of group that the law asks of; `fact` is the column that is the same for all its members. */
export const unitDeclarationSchema = z.strictObject({
  id: kebabSchema,
  fact: snakeSchema,
  title: textSchema,
});
export type UnitDeclaration = z.infer<typeof unitDeclarationSchema>;

/** A level of areas: the first `digits` digits of the area code that `fact` holds. */
export const areaLevelSchema = z.strictObject({
  id: kebabSchema,
  fact: snakeSchema,
  digits: z.int().min(1).max(12),
});
export type AreaLevelDeclaration = z.infer<typeof areaLevelSchema>;

/** What a country says once for all its programmes: the facts, its units and areas, how an age is counted, when the fiscal year begins. */
export const entitlementSettingsSchema = z
  .strictObject({
    facts: z.array(factDeclarationSchema).min(1),
    units: z.array(unitDeclarationSchema).default([]),
    areaLevels: z.array(areaLevelSchema).default([]),
    birth: z.strictObject({
      date: snakeSchema,
      precision: snakeSchema,
      /** A birth date of which only the year or the month is known: take its first day, or leave unknown what it leaves open. */
      partial: z.enum(['first-day', 'cannot-tell']),
      law: textSchema,
      verified: z.boolean(),
    }),
    /** Month and day, as `MM-DD`. */
    fiscalYearStart: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/),
    /** What facts become when a household changes; without it the package calculator answers for now only. */
    whatIf: whatIfSchema.optional(),
  })
  .check(({ value, issues }) => {
    const refuse = (path: PropertyKey[], message: string) =>
      issues.push({ code: 'custom', path, message, input: value });
    refuseTwice(value, refuse);
    const typeOf = (name: string) => value.facts.find(({ fact }) => fact === name)?.type;
    if (typeOf(value.birth.date) !== 'date') {
      refuse(['birth', 'date'], `'${value.birth.date}' must be a fact of type date`);
    }
    if (value.whatIf) checkWhatIf(value.whatIf, value, refuse);
    for (const [index, { fact }] of value.areaLevels.entries()) {
      if (typeOf(fact) === 'text') continue;
      refuse(['areaLevels', index, 'fact'], `'${fact}' must be a fact of type text: an area code`);
    }
  });
export type EntitlementSettings = z.infer<typeof entitlementSettingsSchema>;

type Lists = Readonly<{
  facts: readonly FactDeclaration[];
  units: readonly UnitDeclaration[];
  areaLevels: readonly AreaLevelDeclaration[];
}>;

function refuseTwice(
  { facts, units, areaLevels }: Lists,
  refuse: (path: PropertyKey[], message: string) => void,
): void {
  const lists = {
    facts: facts.map(({ fact }) => fact),
    units: units.map(({ id }) => id),
    areaLevels: areaLevels.map(({ id }) => id),
  };
  for (const [list, names] of Object.entries(lists)) {
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) !== index) refuse([list, index], `'${name}' is declared twice`);
    }
  }
}
