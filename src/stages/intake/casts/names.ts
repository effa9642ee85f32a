import { dialect, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { IntakeSettings } from '../settings.ts';
import {
  type CastInput,
  escaped,
  firstOf,
  isOneOf,
  type Layer,
  layer,
  type MakeCast,
  ownNames,
  reason,
} from './cast.ts';

/** The field whose column may hold a title in front of the name. */
const GIVEN_NAME = 'given_name';
/** Titles are looked for only where the first letters are those of one. */
const GUARD_LETTERS = 2;

/** One name. Before a given name a title is taken away, unless the name is one that only begins like it. */
export const castName: MakeCast = (input) => {
  const { column, own } = input;
  if (column.field !== GIVEN_NAME) {
    const { layers, fixed } = fixedLetters(input, []);
    return { layers, fields: [{ field: column.field, value: fixed }], bad: null, mended: null };
  }
  const { title, rest } = ownNames(own, ['title', 'rest']);
  const { layers, fixed, isOdd } = fixedLetters(input, titleStarts(input.settings));
  return {
    layers: [...layers, ...titleLayers(input, { name: fixed, whole: fixed, mayHave: isOdd })],
    fields: [
      { field: GIVEN_NAME, value: sql`coalesce(${rest}, ${fixed})` },
      { field: 'title', value: sql`rtrim(${title})` },
    ],
    bad: null,
    mended: firstOf([[sql`${rest} is not null`, reason('TITLE_IN_NAME')]]),
  };
};

/** Title, given name and family name in one column; what follows the first space after the title is the family name. */
export const castFullName: MakeCast = (input) => {
  const { own } = input;
  const { layers, fixed } = fixedLetters(input, []);
  const { rest, title, given, names } = ownNames(own, ['rest', 'title', 'given', 'names']);
  const whole = sql`split_part(${fixed}, ' ', 1)`;
  return {
    layers: [
      ...layers,
      ...titleLayers(input, { name: fixed, whole, mayHave: sql`true` }),
      layer(own, { names: sql`coalesce(${rest}, ${fixed})` }),
      layer(own, { given: sql`split_part(${names}, ' ', 1)` }),
    ],
    fields: [
      { field: GIVEN_NAME, value: given },
      { field: 'title', value: sql`rtrim(${title})` },
      { field: 'family_name', value: sql`nullif(substr(${names}, length(${given}) + 2), '')` },
    ],
    bad: null,
    mended: null,
  };
};

/**
 * Letters typed in two ways become one. Most names have none of them, nor anything else that is looked for (`others`, as
 * regular expressions), so one look at a name settles it: it `isOdd` or is left alone.
 */
function fixedLetters({ text, own, settings: { letters } }: CastInput, others: readonly string[]) {
  const { odd, fixed } = ownNames(own, ['odd', 'fixed']);
  const looked = [...others, ...letters.map(({ seen }) => escaped(seen))];
  const turned = letters
    .flatMap(({ turn }) => turn)
    .reduce((all, [from, to]) => sql`replace(${all}, ${literal(from)}, ${literal(to)})`, text);
  const isOdd = looked.length > 0 ? dialect.hasPart(text, looked.join('|')) : sql`false`;
  const layers = [layer(own, { odd: isOdd }), layer(own, { fixed: firstOf([[odd, turned]], text) })];
  return { layers, fixed, isOdd: odd };
}

/** How a name with a title begins. */
function titleStarts({ titles }: IntakeSettings): string[] {
  const starts = new Set(allOf(titles).map((title) => title.slice(0, GUARD_LETTERS)));
  return [`^(?:${[...starts].map(escaped).join('|')})`];
}

function allOf({ m, f, any }: IntakeSettings['titles']): string[] {
  return [...m, ...f, ...any];
}

type Where = Readonly<{ name: Sql; whole: Sql; mayHave: Sql }>;

/** `title` with what follows it up to the name, and `rest`; both null where there is no title. */
function titleLayers({ own, settings }: CastInput, { name, whole, mayHave }: Where): Layer[] {
  const { found, title } = ownNames(own, ['found', 'title']);
  const isName = isOneOf(whole, settings.namesLikeTitles);
  const looked = firstOf(
    [[isName, sql`null`]],
    sql`nullif(${dialect.firstPart(name, titlePattern(settings))}, '')`,
  );
  return [
    layer(own, { found: firstOf([[mayHave, looked]]) }),
    layer(own, {
      title: firstOf([[sql`${found} <> ${name}`, sql`substr(${found}, 1, length(${found}) - 1)`]]),
    }),
    layer(own, { rest: firstOf([[sql`${title} is not null`, sql`substr(${name}, length(${title}) + 1)`]]) }),
  ];
}

/**
 * The longest title that leaves something a name can begin with, and the first letter of that; ranks and degrees, with
 * their points, may follow others. Without groups to be caught the engine looks at each letter once.
 */
function titlePattern({ titles, nameStart }: IntakeSettings): string {
  const longestFirst = allOf(titles).sort(
    (left, right) => right.length - left.length || (left < right ? -1 : 1),
  );
  const any = (list: readonly string[]) => `(?:${list.map(escaped).join('|')})`;
  const pointed = longestFirst.filter((title) => title.includes('.'));
  const more = pointed.length > 0 ? `(?: *${any(pointed)})*` : '';
  return `^${any(longestFirst)}${more} *${nameStart}`;
}
