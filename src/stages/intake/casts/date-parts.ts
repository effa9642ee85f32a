import { dialect, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { IntakeSettings } from '../settings.ts';
import { type Case, type CastInput, escaped, firstOf, isOneOf, type Layer, layer, ownNames } from './cast.ts';
import { plainDigits } from './digits.ts';
import { wholeNumber } from './numbers.ts';

/** A day as ISO writes it, with or without a time: what spreadsheets and databases put where another form was agreed. */
const ISO = '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?';

/**
 * Takes a date apart into columns `year`, `month` and `day` of whatever era it was written in; 0 is a part that is not
 * known. All are null when the text has not the column's form.
 */
export function datePartLayers(input: CastInput): readonly Layer[] {
  const { plain } = ownNames(input.own, ['plain']);
  const plainLayer = layer(input.own, { plain: plainDigits(input.text, input.settings) });
  switch (input.column.date) {
    case 'be-digits':
    case 'ce-digits':
      return digitLayers(input);
    case 'be-slash':
      return [plainLayer, ...slashLayers(input, plain)];
    case 'be-words':
      return [plainLayer, ...wordLayers(input, plain)];
    default:
      return [plainLayer, ...isoLayers(input, plain)];
  }
}

/** The number of the month that a word names, null when it names none. */
export function monthOfWord(word: Sql, { months }: IntakeSettings): Sql {
  return firstOf(months.map((names, index) => [isOneOf(word, names), literal(index + 1)]));
}

/** Any way to write a month, as a part of a regular expression. */
export function anyMonth({ months }: IntakeSettings): string {
  return `(${months.flat().map(escaped).join('|')})`;
}

/** Eight digits, or a year. Nearly all are eight digits and nothing else, and are done with arithmetic. */
function digitLayers({ own, column, text, settings }: CastInput): readonly Layer[] {
  const names = ['cast', 'whole', 'plain', 'number', 'iso'] as const;
  const { cast, whole, plain, number, iso } = ownNames(own, names);
  const isDay = sql`${number} between 10000000 and 99999999`;
  const isYear = column.partial ? sql`${number} between 1000 and 9999` : sql`false`;
  const ofIso = isoParts(plain);
  const part = (ofDay: (day: Sql) => Sql, ofYear: Sql, other: Sql) =>
    firstOf([
      [sql`${whole} is not null`, ofDay(whole)],
      [isDay, ofDay(number)],
      [isYear, ofYear],
      [iso, other],
    ]);
  return [
    layer(own, { cast: sql`try_cast(${text} as ${dialect.type('bigint')})` }),
    layer(own, { whole: eightDigits(text, cast) }),
    layer(own, { plain: firstOf([[sql`${whole} is null`, plainDigits(text, settings)]]) }),
    layer(own, {
      number: firstOf([[sql`${plain} is not null`, wholeNumber(plain)]]),
      iso: firstOf([[sql`${plain} is not null`, dialect.matches(plain, ISO)]]),
    }),
    layer(own, {
      year: part((day) => dialect.divided(day, literal(10_000)), number, ofIso.year),
      month: part((day) => sql`${dialect.divided(day, literal(100))} % 100`, literal(0), ofIso.month),
      day: part((day) => sql`${day} % 100`, literal(0), ofIso.day),
    }),
  ];
}

function eightDigits(text: Sql, number: Sql): Sql {
  return firstOf([
    [sql`${dialect.byteLength(text)} <> 8`, sql`null`],
    [sql`${number} > 0 and cast(${number} as ${dialect.type('text')}) = ${text}`, number],
  ]);
}

/** How many parts stand between slashes, or between dashes or points; 0 tells ISO. */
function slashLayers({ own, column }: CastInput, plain: Sql): readonly Layer[] {
  const { form, slashed, parted } = ownNames(own, ['form', 'slashed', 'parted']);
  const iso = isoParts(plain);
  const part = (number: number) => asInteger(sql`split_part(${parted}, '/', ${literal(number)})`);
  const fromForm = (...values: readonly [three: Sql, none: Sql, two: Sql, one: Sql]) =>
    firstOf(
      [3, 0, 2, 1].map((parts, index) => [sql`${form} = ${literal(parts)}`, values[index] ?? sql`null`]),
    );
  return [
    layer(own, { slashed: dialect.matches(plain, '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}') }),
    layer(own, {
      form: firstOf([
        [slashed, literal(3)],
        [dialect.matches(plain, ISO), literal(0)],
        [dialect.matches(plain, '[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}'), literal(3)],
        ...shortForms(column.partial, [
          [dialect.matches(plain, '[0-9]{1,2}[/.-][0-9]{4}'), literal(2)],
          [dialect.matches(plain, '[0-9]{4}'), literal(1)],
        ]),
      ]),
      parted: firstOf([[slashed, plain]], sql`replace(replace(${plain}, '-', '/'), '.', '/')`),
    }),
    layer(own, {
      year: fromForm(asInteger(sql`substr(${plain}, -4)`), iso.year, part(2), part(1)),
      month: fromForm(part(2), iso.month, part(1), literal(0)),
      day: fromForm(part(1), iso.day, literal(0), literal(0)),
    }),
  ];
}

/** Day, month in words and year, with or without spaces and the name of the era; 0 tells ISO. */
function wordLayers({ own, column, settings }: CastInput, plain: Sql): readonly Layer[] {
  const { form, word, month } = ownNames(own, ['form', 'word', 'month']);
  const era = `((${settings.eraWords.map(escaped).join('|')}) ?)?`;
  const iso = isoParts(plain);
  return [
    layer(own, {
      form: firstOf([
        [dialect.matches(plain, `[0-9]{1,2} ?[^0-9 ]+ ?${era}[0-9]{4}`), literal(3)],
        [dialect.matches(plain, ISO), literal(0)],
        ...shortForms(column.partial, [
          [dialect.matches(plain, `[^0-9 ]+ ?${era}[0-9]{4}`), literal(2)],
          [dialect.matches(plain, '[0-9]{4}'), literal(1)],
        ]),
      ]),
    }),
    layer(own, { word: firstOf([[sql`${form} >= 2`, dialect.firstPart(plain, '[^0-9 ]+')]]) }),
    layer(own, {
      month: firstOf([
        [sql`${form} >= 2`, monthOfWord(word, settings)],
        [sql`${form} = 0`, iso.month],
        [sql`${form} = 1`, literal(0)],
      ]),
    }),
    layer(own, {
      year: firstOf(
        [
          [sql`${month} is null`, sql`null`],
          [sql`${form} = 0`, iso.year],
        ],
        asInteger(sql`substr(${plain}, -4)`),
      ),
      day: firstOf([
        [sql`${form} = 3`, asInteger(dialect.firstPart(plain, '^[0-9]{1,2}'))],
        [sql`${form} = 0`, iso.day],
        [sql`${form} in (1, 2)`, literal(0)],
      ]),
    }),
  ];
}

function isoLayers({ own, column }: CastInput, plain: Sql): readonly Layer[] {
  const { form } = ownNames(own, ['form']);
  const iso = isoParts(plain);
  return [
    layer(own, {
      form: firstOf([
        [dialect.matches(plain, ISO), literal(0)],
        ...shortForms(column.partial, [
          [dialect.matches(plain, '[0-9]{4}-[0-9]{2}'), literal(2)],
          [dialect.matches(plain, '[0-9]{4}'), literal(1)],
        ]),
      ]),
    }),
    layer(own, {
      year: firstOf([[sql`${form} is not null`, iso.year]]),
      month: firstOf([
        [sql`${form} in (0, 2)`, iso.month],
        [sql`${form} = 1`, literal(0)],
      ]),
      day: firstOf([
        [sql`${form} = 0`, iso.day],
        [sql`${form} in (1, 2)`, literal(0)],
      ]),
    }),
  ];
}

function shortForms(partial: boolean | undefined, forms: readonly Case[]): readonly Case[] {
  return partial ? forms : [];
}

function isoParts(text: Sql): Readonly<{ year: Sql; month: Sql; day: Sql }> {
  return {
    year: asInteger(sql`substr(${text}, 1, 4)`),
    month: asInteger(sql`substr(${text}, 6, 2)`),
    day: asInteger(sql`substr(${text}, 9, 2)`),
  };
}

function asInteger(text: Sql): Sql {
  return sql`try_cast(${text} as ${dialect.type('integer')})`;
}
