import { dialect, literal, type Sql, sql } from '../../../base/lake/index.ts';
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
  const { column, own, settings } = input;
  const { layers, fixed } = fixedLetters(input);
  if (column.field !== GIVEN_NAME) {
    return { layers, fields: [{ field: column.field, value: fixed }], bad: null, mended: null };
  }
  const { title, rest } = ownNames(own, ['title', 'rest']);
  return {
    layers: [...layers, layer(own, titleAndRest({ name: fixed, whole: fixed }, settings))],
    fields: [
      { field: GIVEN_NAME, value: sql`coalesce(${rest}, ${fixed})` },
      { field: 'title', value: title },
    ],
    bad: null,
    mended: firstOf([[sql`${rest} is not null`, reason('TITLE_IN_NAME')]]),
  };
};

/** Title, given name and family name in one column; what follows the first space after the title is the family name. */
export const castFullName: MakeCast = (input) => {
  const { own, settings } = input;
  const { layers, fixed } = fixedLetters(input);
  const { title, rest, given, names } = ownNames(own, ['title', 'rest', 'given', 'names']);
  const whole = sql`split_part(${fixed}, ' ', 1)`;
  return {
    layers: [
      ...layers,
      layer(own, titleAndRest({ name: fixed, whole }, settings)),
      layer(own, { names: sql`coalesce(${rest}, ${fixed})` }),
      layer(own, { given: sql`split_part(${names}, ' ', 1)` }),
    ],
    fields: [
      { field: GIVEN_NAME, value: given },
      { field: 'title', value: title },
      { field: 'family_name', value: sql`nullif(substr(${names}, length(${given}) + 2), '')` },
    ],
    bad: null,
    mended: null,
  };
};

type Where = Readonly<{ name: Sql; whole: Sql }>;

/** Letters typed in two ways become one; most names have none of them and are not touched. */
function fixedLetters({ text, own, settings }: CastInput): { layers: Layer[]; fixed: Sql } {
  const { letters } = settings;
  const layers = letters.map(({ seen, turn }, index) => {
    const before =
      index === 0 ? text : (ownNames(own, [`letters${index - 1}`])[`letters${index - 1}`] ?? text);
    const turned = turn.reduce(
      (all, [from, to]) => sql`replace(${all}, ${literal(from)}, ${literal(to)})`,
      before,
    );
    return layer(own, { [`letters${index}`]: firstOf([[dialect.contains(before, seen), turned]], before) });
  });
  const last = `letters${letters.length - 1}`;
  return { layers, fixed: letters.length === 0 ? text : (ownNames(own, [last])[last] ?? text) };
}

/** Null both where there is no title. */
function titleAndRest({ name, whole }: Where, settings: IntakeSettings): { title: Sql; rest: Sql } {
  const pattern = titlePattern(settings);
  const starts = [...new Set(settings.titles.map((title) => title.slice(0, GUARD_LETTERS)))];
  const mayHave = sql`left(${name}, ${literal(GUARD_LETTERS)}) in ${literals(starts)}`;
  const isName =
    settings.namesLikeTitles.length > 0 ? sql`${whole} in ${literals(settings.namesLikeTitles)}` : sql`false`;
  const found = (group: number) =>
    firstOf([
      [sql`${mayHave} and not ${isName}`, sql`nullif(trim(${dialect.caught(name, pattern, group)}), '')`],
    ]);
  return { title: found(1), rest: found(2) };
}

/** The longest title that leaves something a name can begin with; ranks and degrees, with their points, may follow others. */
function titlePattern({ titles, nameStart }: IntakeSettings): string {
  const longestFirst = [...titles].sort(
    (left, right) => right.length - left.length || (left < right ? -1 : 1),
  );
  const any = (list: readonly string[]) => `(?:${list.map(escaped).join('|')})`;
  const pointed = longestFirst.filter((title) => title.includes('.'));
  const more = pointed.length > 0 ? `(?: *${any(pointed)})*` : '';
  return `^(${any(longestFirst)}${more}) *(${nameStart}.+)$`;
}
