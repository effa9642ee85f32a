import { type Officer, scopeOf } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { type Row, sql } from '../../../base/lake/index.ts';
import { personKeyOf } from '../../../base/model/index.ts';
import type { Reading } from '../reading.ts';

/** A person's profile, and the row of the table that areas are counted from. */
export type FoundPerson = Readonly<{ profile: Row; counted: Row }>;

/** The key behind a person's id as it was written. Throws PERSON_UNKNOWN for what is no id. */
export function keyOf(text: string): bigint {
  const key = personKeyOf(text);
  if (key === undefined) throw problem('PERSON_UNKNOWN');
  return key;
}

/** The id that a person has now: two who turned out to be one go on under the older id. */
export async function currentKey(reading: Reading, text: string): Promise<bigint> {
  const key = keyOf(text);
  if (!hasAliases(reading)) return key;
  const [alias] = await reading.serving.rows(sql`
    select person_id
    from linkage.person_aliases
    where alias_id = ${key}`);
  return alias ? BigInt(String(alias['person_id'])) : key;
}

/** All ids a person has had: the one of now, and those of people who turned out to be the same. */
export async function allKeys(reading: Reading, key: bigint): Promise<bigint[]> {
  if (!hasAliases(reading)) return [key];
  const rows = await reading.serving.rows(sql`
    select alias_id
    from linkage.person_aliases
    where person_id = ${key}
    order by alias_id`);
  return [key, ...rows.map((row) => BigInt(String(row['alias_id'])))];
}

function hasAliases({ version }: Reading): boolean {
  return version('linkage').tables.some(({ name }) => name === 'person_aliases');
}

/** Where a person lives decides who may see them, so the scope is asked of the very table that lists are made from. */
export async function findPerson(reading: Reading, officer: Officer, key: bigint): Promise<FoundPerson> {
  const [profile] = await reading.serving.rows(sql`select * from profiles.profiles where person_id = ${key}`);
  if (!profile) throw problem('PERSON_UNKNOWN');
  const village = villageOf(profile);
  const [counted] = await reading.serving.rows(sql`
    select village_code, stage, target_poor
    from areas.people
    where ${village === null ? sql`village_code is null` : sql`village_code = ${village}`}
      and person_id = ${key}
      and ${scopeOf(officer, 'village_code')}`);
  if (!counted) throw problem('PERSON_UNKNOWN');
  return { profile, counted };
}

/** The place a person is counted in: the village, or what lies outside villages of the subdistrict (as the areas stage does). */
function villageOf(profile: Row): string | null {
  const subdistrict = textOf(profile, 'subdistrict_code');
  return textOf(profile, 'village_code') ?? (subdistrict && `${subdistrict}00`);
}

function textOf(row: Row, column: string): string | null {
  const cell = row[column];
  return typeof cell === 'string' ? cell : null;
}
