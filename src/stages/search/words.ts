import {
  type CodeStep,
  dialect,
  type Engine,
  id,
  type SqlStep,
  servedByKey,
  sql,
} from '../../base/lake/index.ts';
import { compileFold, type FoldRules, NAMED_KEYS } from '../../linker/index.ts';

/** A search reads one stretch of keys. */
const SERVED_ROW_GROUP = 10_000;
const NAMES_IN_A_LIST = 50_000;
/** Between the names of a list; a letter of no name. */
const BETWEEN = '\u001f';

/** Every text that stands as a given or family name, once. */
export function writtenNames(): SqlStep {
  return {
    table: 'written_names',
    select: sql`
      select name, cast(row_number() over (order by name) - 1 as integer) as number
      from (
        select given_name as name from profiles.profiles
        union
        select family_name as name from profiles.profiles
      ) as seen
      where name is not null`,
  };
}

/** The fold key of each name, and its sound; said in code because SQL has no words for it, and cheap because names repeat. */
export function keyedNames(fold: FoldRules): CodeStep {
  return {
    table: 'keyed_names',
    version: 'keyed-names-1',
    make: async ({ engine }) => {
      await engine.run(
        sql`create or replace table name_keys (number integer, fold_key varchar, sound varchar)`,
      );
      for (let from = 0; ; from += NAMES_IN_A_LIST) {
        const names = await namesFrom(engine, from);
        if (names.length === 0) break;
        await engine.append('name_keys', keysOf(names, from, fold));
      }
      await engine.run(
        dialect.createTable(
          id('keyed_names'),
          sql`
            select name, fold_key, sound
            from written_names
            join name_keys on name_keys.number = written_names.number`,
        ),
      );
    },
  };
}

/** Names cross from the engine in few long texts, which is several times quicker than one by one. */
async function namesFrom(engine: Engine, from: number): Promise<readonly string[]> {
  const [list] = await engine.rows(sql`
    select string_agg(replace(name, ${BETWEEN}, ' '), ${BETWEEN} order by number) as names
    from written_names
    where number >= ${from}
      and number < ${from + NAMES_IN_A_LIST}`);
  const names = list?.['names'];
  return typeof names === 'string' ? names.split(BETWEEN) : [];
}

function* keysOf(
  names: readonly string[],
  from: number,
  rules: FoldRules,
): Iterable<readonly [number, string, string | null]> {
  const fold = compileFold(rules);
  for (const [place, name] of names.entries()) {
    const key = fold(name);
    if (key !== null) yield [from + place, key, soundOf(name)];
  }
}

/** The consonants a name is said with; null where they say too little to search by. */
export function soundOf(name: string): string | null {
  const sound = NAMED_KEYS['consonant-skeleton'](name);
  return sound !== null && sound.length > 1 ? sound : null;
}

/** A number for each fold key, in the order of the keys. */
export function numberedWords(): SqlStep {
  return {
    table: 'numbered_words',
    select: sql`
      select cast(row_number() over (order by fold_key) as integer) as word, fold_key
      from (select distinct fold_key from keyed_names) as keys`,
  };
}

/** Which word a name as written has. */
export function wordOfName(): SqlStep {
  return {
    table: 'word_of_name',
    select: sql`
      select keyed_names.name, numbered_words.word
      from keyed_names
      join numbered_words on numbered_words.fold_key = keyed_names.fold_key`,
  };
}

/** The words with how many people bear them. */
export function words(): SqlStep {
  return {
    table: 'words',
    published: true,
    layout: servedByKey(SERVED_ROW_GROUP),
    select: sql`
      select
        numbered_words.word,
        numbered_words.fold_key,
        cast(coalesce(given.people, 0) as bigint) as given_people,
        cast(coalesce(family.people, 0) as bigint) as family_people
      from numbered_words
      left join (select given_word as word, count(*) as people from named_people group by given_word) as given
        on given.word = numbered_words.word
      left join (select family_word as word, count(*) as people from named_people group by family_word) as family
        on family.word = numbered_words.word
      order by numbered_words.word`,
  };
}

/** Which words are said alike, with all that is told of a word. */
export function sounds(): SqlStep {
  return {
    table: 'sounds',
    published: true,
    layout: servedByKey(SERVED_ROW_GROUP),
    select: sql`
      select said.sound, words.word, words.fold_key, words.given_people, words.family_people
      from (select distinct sound, fold_key from keyed_names where sound is not null) as said
      join words on words.fold_key = said.fold_key
      order by said.sound, words.word`,
  };
}
