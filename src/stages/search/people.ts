import { dialect, id, join, type SqlStep, servedByKey, sql } from '../../base/lake/index.ts';

const SERVED_ROW_GROUP = 8_192;

/** What a list of people who were found shows of each. */
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
  'given_word',
  'family_word',
] as const;

/** Everybody with the words of the name; the place is the one people are counted in. */
export function namedPeople(): SqlStep {
  return {
    table: 'named_people',
    select: sql`
      select
        person.person_id,
        coalesce(person.village_code, person.subdistrict_code || '00') as village_code,
        person.given_name,
        person.family_name,
        person.sex,
        person.birth_date,
        person.alive,
        person.death_date,
        person.register_household_id as household_id,
        person.pid,
        person.house_code,
        given.word as given_word,
        family.word as family_word
      from profiles.profiles as person
      left join word_of_name as given on given.name = person.given_name
      left join word_of_name as family on family.name = person.family_name`,
  };
}

/** Everybody by the word of the given name. */
export function byGiven(): SqlStep {
  return sortedPeople('by_given', 'given_word');
}

/** Everybody by the word of the family name. */
export function byFamily(): SqlStep {
  return sortedPeople('by_family', 'family_word');
}

/** Everybody by citizen number. */
export function byNumber(): SqlStep {
  const number = sql`try_cast(pid as ${dialect.type('bigint')})`;
  return {
    table: 'by_number',
    published: true,
    layout: servedByKey(SERVED_ROW_GROUP),
    select: sql`
      select ${number} as citizen_number, ${join(SHOWN.map((column) => id(column)))}
      from named_people
      where ${number} is not null
      order by citizen_number, person_id`,
  };
}

/** Everybody by house code. */
export function byHouse(): SqlStep {
  return {
    table: 'by_house',
    published: true,
    layout: servedByKey(SERVED_ROW_GROUP),
    select: sql`
      select house_code, ${join(SHOWN.map((column) => id(column)))}
      from named_people
      where house_code is not null
      order by house_code, person_id`,
  };
}

function sortedPeople(table: string, word: string): SqlStep {
  return {
    table,
    published: true,
    layout: servedByKey(SERVED_ROW_GROUP),
    select: sql`
      select ${join(SHOWN.map((column) => id(column)))}
      from named_people
      where ${id(word)} is not null
      order by ${id(word)}, village_code nulls first, person_id`,
  };
}
