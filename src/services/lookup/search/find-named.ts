import { type Officer, scopeOf } from '../../../base/access/index.ts';
import { each, id, join, literal, type Row, type Sql, type Stretch, sql } from '../../../base/lake/index.ts';
import type { Reading } from '../reading.ts';
import type { FoundWords } from './find-words.ts';

/** Where a page of names ends: how near, and which words and person stood last. */
export type NamePlace = Readonly<{ grade: number; given: number; family: number; person: bigint }>;

/** The words that are looked for, who asks, and where the page before ended. */
export type NamesAsked = Readonly<{
  given: FoundWords;
  /** Null: one word was typed, which may be a given or a family name. */
  family: FoundWords | null;
  officer: Officer;
  after: NamePlace | undefined;
  limit: number;
}>;

/** A row that was found, and how near: of two words the farther one counts, then the nearer one. */
export type NamedRow = Readonly<{ row: Row; place: NamePlace }>;

const SHOWN = [
  'person_id',
  'village_code',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'alive',
  'death_date',
  'household_id',
] as const;

const BEGINS = 1;
const ALIKE = 2;
const GRADES = 3;

/** How near the farther of the words is. */
export function fartherWord(grade: number): 'same' | 'begins' | 'alike' {
  const farther = Math.floor(grade / GRADES);
  if (farther === 0) return 'same';
  return farther === BEGINS ? 'begins' : 'alike';
}

/**
 * People by name, the nearest first; with one word both by given and by family name, each person once. Words that are only said
 * alike lie all over the file, so they are read when nearer ones do not fill the page.
 */
export async function findNamed(reading: Reading, asked: NamesAsked): Promise<NamedRow[]> {
  const near = await readWays(reading, asked, 'stretch');
  const last = near[asked.limit - 1];
  if (last && fartherWord(last.place.grade) !== 'alike') return near.slice(0, asked.limit);
  const alike = await readWays(reading, asked, 'alike');
  return [...near, ...alike].sort((one, other) => inOrder(one.place, other.place)).slice(0, asked.limit);
}

type Reach = 'stretch' | 'alike';

async function readWays({ serving }: Reading, asked: NamesAsked, reach: Reach): Promise<NamedRow[]> {
  const { given, family } = asked;
  const ways = family
    ? waysOf({ by: 'family', words: family, reach }, sql`and ${among('given_word', given)}`)
    : [
        ...waysOf({ by: 'given', words: given, reach }, sql``),
        ...waysOf({ by: 'family', words: given, reach }, sql`and not ${among('given_word', given)}`),
      ];
  const [one, other] = [gradeOf('given_word', given), gradeOf('family_word', family ?? given)];
  const grade = family
    ? sql`(${literal(GRADES)} * greatest(${one}, ${other}) + least(${one}, ${other}))`
    : sql`(${literal(GRADES)} * least(${one}, ${other}))`;
  const answers = await Promise.all(
    ways.map(async (way) => serving.rows(pageOf(await filesOf(serving, way), way, { ...asked, grade }))),
  );
  return answers
    .flat()
    .map((row) => ({ row, place: placeOf(row) }))
    .sort((first, second) => inOrder(first.place, second.place));
}

type Way = Readonly<{ by: 'given' | 'family'; which: Sql; within: readonly Stretch[] }>;
type WayAsked = Readonly<{ by: 'given' | 'family'; words: FoundWords; reach: Reach }>;

/** None where no word fits. */
function waysOf({ by, words, reach }: WayAsked, more: Sql): Way[] {
  const column = `${by}_word`;
  const isThere = reach === 'stretch' ? words.to >= words.from : words.alike.length > 0;
  const which = () => (reach === 'stretch' ? stretchOf(column, words) : alikeIn(column, words));
  return isThere ? [{ by, which: sql`${which()} ${more}`, within: wordsWithin(words, reach) }] : [];
}

function wordsWithin({ from, to, alike }: FoundWords, reach: Reach): Stretch[] {
  return reach === 'alike' ? each(alike.map(BigInt)) : [{ first: BigInt(from), last: BigInt(to) }];
}

/** The people in the order of those words, as those of the files that may hold some. */
function filesOf({ holding }: Reading['serving'], { by, within }: Way): Promise<Sql> {
  return holding({ dataset: 'search', table: `by_${by}`, column: `${by}_word`, within });
}

function stretchOf(column: string, { from, to }: FoundWords): Sql {
  return sql`${id(column)} between ${literal(from)} and ${literal(to)}`;
}

function alikeIn(column: string, { alike }: FoundWords): Sql {
  return sql`${id(column)} in (${join(alike.map((word) => literal(word)))})`;
}

/** Never null, so that it can be denied: somebody may have no given or no family name. */
function among(column: string, words: FoundWords): Sql {
  const alike = words.alike.length > 0 ? sql` or ${alikeIn(column, words)}` : sql``;
  return sql`coalesce(${stretchOf(column, words)}${alike}, false)`;
}

const FARTHEST = 9;

function gradeOf(column: string, words: FoundWords): Sql {
  const same = words.same === null ? sql`` : sql`when ${id(column)} = ${literal(words.same)} then 0 `;
  const alike = words.alike.length > 0 ? sql`when ${alikeIn(column, words)} then ${literal(ALIKE)} ` : sql``;
  const begins = sql`when ${stretchOf(column, words)} then ${literal(BEGINS)} `;
  return sql`case ${same}${begins}${alike}else ${literal(FARTHEST)} end`;
}

function pageOf(people: Sql, { which }: Way, asked: NamesAsked & Readonly<{ grade: Sql }>): Sql {
  const { officer, after, limit, grade } = asked;
  return sql`
    select ${join(SHOWN.map((column) => id(column)))}, grade, given_word, family_word
    from (
      select
        ${join(SHOWN.map((column) => id(column)))},
        ${grade} as grade,
        coalesce(given_word, 0) as given_word,
        coalesce(family_word, 0) as family_word
      from ${people}
      where ${which}
        and ${scopeOf(officer, 'village_code')}
    ) as found
    where ${after ? beyond(after) : sql`true`}
    order by grade, given_word, family_word, person_id
    limit ${literal(limit)}`;
}

function beyond({ grade, given, family, person }: NamePlace): Sql {
  return sql`(grade, given_word, family_word, person_id) > (${literal(grade)}, ${literal(given)}, ${literal(family)}, ${literal(person)})`;
}

function placeOf(row: Row): NamePlace {
  return {
    grade: Number(row['grade']),
    given: Number(row['given_word']),
    family: Number(row['family_word']),
    person: BigInt(String(row['person_id'])),
  };
}

function inOrder(one: NamePlace, other: NamePlace): number {
  const byPerson = one.person < other.person ? -1 : 1;
  return one.grade - other.grade || one.given - other.given || one.family - other.family || byPerson;
}
