import { dialect, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { IntakeSettings } from '../settings.ts';
import {
  type CastInput,
  escaped,
  firstOf,
  type Layer,
  layer,
  literals,
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
  const { layers, fixed } = fixedLetters(input);
  if (column.field !== GIVEN_NAME) {
    return { layers, fields: [{ field: column.field, value: fixed }], bad: null, mended: null };
  }
  const { title, rest } = ownNames(own, ['title', 'rest']);
  return {
    layers: [...layers, ...titleLayers(input, { name: fixed, whole: fixed })],
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
  const { layers, fixed } = fixedLetters(input);
  const { title, rest, given, names } = ownNames(own, ['title', 'rest', 'given', 'names']);
  const whole = sql`split_part(${fixed}, ' ', 1)`;
  return {
    layers: [
      ...layers,
      ...titleLayers(input, { name: fixed, whole }),
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

type Where = Readonly<{ name: Sql; whole: Sql }>;

/** Letters typed in two ways become one; most names have none of them and are not touched. */
function fixedLetters({ text, own, settings: { letters } }: CastInput): { layers: Layer[]; fixed: Sql } {
  if (letters.length === 0) return { layers: [], fixed: text };
  const { fixed } = ownNames(own, ['fixed']);
  const hasSome = letters.map(({ seen }) => dialect.contains(text, seen));
  const turned = letters
    .flatMap(({ turn }) => turn)
    .reduce((all, [from, to]) => sql`replace(${all}, ${literal(from)}, ${literal(to)})`, text);
  return { layers: [layer(own, { fixed: firstOf([[join(hasSome, ' or '), turned]], text) })], fixed };
}

/** `title` with what follows it up to the name, and `rest`; both null where there is no title. */
function titleLayers({ own, settings }: CastInput, { name, whole }: Where): Layer[] {
  const { title } = ownNames(own, ['title']);
  const starts = [...new Set(settings.titles.map((text) => text.slice(0, GUARD_LETTERS)))];
  const mayHave = dialect.matches(name, `(?:${starts.map(escaped).join('|')}).*`);
  const names = settings.namesLikeTitles;
  const isName = names.length > 0 ? sql`${whole} in ${literals(names)}` : sql`false`;
  const found = firstOf(
    [[isName, sql`null`]],
    sql`nullif(${dialect.caught(name, titlePattern(settings), 1)}, '')`,
  );
  return [
    layer(own, { title: firstOf([[mayHave, found]]) }),
    layer(own, { rest: sql`substr(${name}, length(${title}) + 1)` }),
  ];
}

/** The longest title that leaves something a name can begin with; ranks and degrees, with their points, may follow others. */
function titlePattern({ titles, nameStart }: IntakeSettings): string {
  const longestFirst = [...titles].sort(
    (left, right) => right.length - left.length || (left < right ? -1 : 1),
  );
  const any = (list: readonly string[]) => `(?:${list.map(escaped).join('|')})`;
  const pointed = longestFirst.filter((title) => title.includes('.'));
  const more = pointed.length > 0 ? `(?: *${any(pointed)})*` : '';
  return `^(${any(longestFirst)}${more} *)${nameStart}.+$`;
}
