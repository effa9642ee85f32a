import { z } from 'zod';
import { normaliseThai, spellThai } from './thai/index.ts';

/** A title and other ways to write it, with what it says of a person. */
const titleSchema = z.strictObject({
  title: z.string().min(1),
  also: z.array(z.string().min(1)).default([]),
  sex: z.enum(['m', 'f']).optional(),
  /** Borne only by children. */
  child: z.literal(true).optional(),
  married: z.literal(true).optional(),
  /** Begins no name, so it is a title even when the name follows without a space. */
  joined: z.literal(true).optional(),
});

/** The titles of a country; a plain text is a title that says nothing of sex or age, such as a rank. */
export const titleRulesSchema = z.strictObject({
  titles: z.array(z.union([z.string().min(1), titleSchema])).min(1),
  /** Names that begin like a title. */
  namesLikeTitles: z.array(z.string().min(1)),
});
export type TitleRules = z.infer<typeof titleRulesSchema>;

/** A name without its titles. `title` has them in their first way of writing; it is null, and `rest` the name, when there is none. */
export type NameWithoutTitle = Readonly<{
  title: string | null;
  rest: string;
  sex?: 'm' | 'f' | undefined;
  child?: true | undefined;
  married?: true | undefined;
}>;

type Title = Readonly<Partial<z.infer<typeof titleSchema>>> & Readonly<{ title: string; written: string }>;

/** Enough letters to tell most titles apart and no more than the shortest title has. */
const START = 2;

/**
 * Makes the function that takes titles away from the front of names. A title is one when a space or nothing follows, when it ends
 * with a point, when it begins no name (`joined`), or when the rest is a name in `isName`; a text that as a whole is a name that
 * only begins like a title keeps it.
 */
export function compileTitles(
  rules: TitleRules,
  isName: (name: string) => boolean = () => false,
): (text: string) => NameWithoutTitle {
  const byStart = titlesByStart(rules);
  const likeTitles = new Set(rules.namesLikeTitles.map(spellThai));
  const isWhole = (word: string) => likeTitles.has(word) || isName(word);
  return (text) => {
    let rest = spellThai(text);
    const found: Title[] = [];
    for (;;) {
      const low = rest.toLowerCase();
      const title = byStart
        .get(low.slice(0, START))
        ?.find((one) => low.startsWith(one.written) && isTitle(one, rest, { isName, isWhole }));
      if (title === undefined || (found.length > 0 && title.written.length === rest.length)) break;
      found.push(title);
      rest = rest.slice(title.written.length).trim();
    }
    return { ...saidBy(found), rest: normaliseThai(rest) };
  };
}

type Dictionary = Readonly<{ isName: (name: string) => boolean; isWhole: (word: string) => boolean }>;

function isTitle({ written, joined }: Title, text: string, { isName, isWhole }: Dictionary): boolean {
  const after = text.slice(written.length);
  if (after === '' || after.startsWith(' ')) return true;
  if (/[.ฯ]$/.test(written)) return true;
  if (!/^[ก-ฮเ-ไ]/.test(after) || isWhole(firstWord(text))) return false;
  return joined === true || isName(firstWord(after));
}

function saidBy(titles: readonly Title[]): Omit<NameWithoutTitle, 'rest'> {
  const first = <Key extends 'sex' | 'child' | 'married'>(key: Key) =>
    titles.find((title) => title[key] !== undefined)?.[key];
  const [sex, child, married] = [first('sex'), first('child'), first('married')];
  return {
    title: titles.length === 0 ? null : titles.map(({ title }) => title).join(' '),
    ...(sex ? { sex } : {}),
    ...(child ? { child } : {}),
    ...(married ? { married } : {}),
  };
}

/** Every way to write every title in lower case, the longest first, by how it begins. */
function titlesByStart({ titles }: TitleRules): ReadonlyMap<string, readonly Title[]> {
  const ways = titles.flatMap((entry): Title[] => {
    const title = typeof entry === 'string' ? { title: entry, also: [] } : entry;
    return [title.title, ...title.also].map((way) => ({ ...title, written: spellThai(way).toLowerCase() }));
  });
  ways.sort((left, right) => right.written.length - left.written.length);
  return Map.groupBy(ways, ({ written }) => written.slice(0, START));
}

function firstWord(text: string): string {
  const space = text.indexOf(' ');
  return space < 0 ? text : text.slice(0, space);
}
