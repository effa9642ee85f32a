import { each, numberIn, type Row, sql } from '../../../base/lake/index.ts';
import type { Reading } from '../reading.ts';
import type { SoughtWord } from './question.ts';

/** Which words of the names there are fit a word that is looked for. */
export type FoundWords = Readonly<{
  /** The word itself, in any spelling; null where nobody bears it. */
  same: number | null;
  /** Words that begin so: a stretch of numbers, since words are numbered in the order of their keys. */
  from: number;
  to: number;
  /** Words said alike that are not among those. */
  alike: readonly number[];
  /** How many people bear any of them. */
  givenPeople: number;
  familyPeople: number;
}>;

/** A key's letters are all below this one. */
const LAST_LETTER = '\x7f';
/** A shorter beginning stands for too many names. */
const LEAST_BEGINNING = 3;
/** Words said alike that are followed up: each is another place of the file to read. */
const MOST_ALIKE = 8;

/** Looks a word up among all words of names. */
export async function findWords({ serving }: Reading, word: SoughtWord): Promise<FoundWords> {
  const { key, sound } = word;
  const [begun, alike] = await Promise.all([
    stretchOf(serving, word),
    sound === null ? [] : saidAlike(serving, sound),
  ]);
  // Whoever stops before the mark that silences a letter has typed one letter more than the name is said with.
  const isNobody = numberIn(begun?.['first_word']) === null && key.length > LEAST_BEGINNING;
  const stretch = isNobody ? await stretchOf(serving, { ...word, key: key.slice(0, -1) }) : begun;
  const from = numberIn(stretch?.['first_word']) ?? 0;
  const to = numberIn(stretch?.['last_word']) ?? -1;
  const beyond = nearestWords(
    alike.filter((row) => Number(row['word']) < from || Number(row['word']) > to),
    word,
  );
  const sum = (column: string) =>
    (numberIn(stretch?.[column]) ?? 0) + beyond.reduce((all, row) => all + Number(row[column]), 0);
  return {
    same: numberIn(begun?.['same']),
    from,
    to,
    alike: beyond.map((row) => Number(row['word'])),
    givenPeople: sum('given_people'),
    familyPeople: sum('family_people'),
  };
}

async function saidAlike(serving: Reading['serving'], sound: string): Promise<Row[]> {
  const sounds = await serving.holding({
    dataset: 'search',
    table: 'sounds',
    column: 'sound',
    within: each([sound]),
  });
  return serving.rows(sql`
    select word, fold_key, given_people, family_people
    from ${sounds}
    where sound = ${sound}`);
}

/** The stretch of words that begin with a key, the word itself among them, and how many people bear any of them. */
async function stretchOf(
  serving: Reading['serving'],
  { key, isWhole }: SoughtWord,
): Promise<Row | undefined> {
  const words = await serving.holding({
    dataset: 'search',
    table: 'words',
    column: 'fold_key',
    within: [{ first: key, last: key + LAST_LETTER }],
  });
  const [stretch] = await serving.rows(sql`
    select
      min(word) filter (where fold_key = ${key}) as same,
      min(word) as first_word,
      max(word) as last_word,
      cast(sum(given_people) as bigint) as given_people,
      cast(sum(family_people) as bigint) as family_people
    from ${words}
    where fold_key >= ${key}
      and fold_key ${isWhole ? sql`<= ${key}` : sql`< ${key + LAST_LETTER}`}`);
  return stretch;
}

/**
 * Of words said alike those written most nearly, then those that most people bear. What was typed in Latin letters is no nearer
 * to one Thai spelling than to another.
 */
function nearestWords(rows: readonly Row[], { key, written }: SoughtWord): Row[] {
  const isLatin = LATIN.test(written);
  const people = (row: Row) => Number(row['given_people']) + Number(row['family_people']);
  return rows
    .map((row) => ({ row, far: isLatin ? 0 : editsBetween(key, String(row['fold_key'])) }))
    .sort(
      (one, other) =>
        one.far - other.far ||
        people(other.row) - people(one.row) ||
        Number(one.row['word']) - Number(other.row['word']),
    )
    .slice(0, MOST_ALIKE)
    .map(({ row }) => row);
}

const LATIN = /^[\p{Script=Latin}\p{P}\s]+$/u;

/** Letters that must change to turn one key into another. */
function editsBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one.charAt(row - 1) === other.charAt(column - 1);
      const [left = 0, above = 0, corner = 0] = [now[column - 1], before[column], before[column - 1]];
      now.push(Math.min(left + 1, above + 1, corner + (isSame ? 0 : 1)));
    }
    before = now;
  }
  return before[other.length] ?? 0;
}
