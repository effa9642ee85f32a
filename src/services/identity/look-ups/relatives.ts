import { forEverybody, literal, type Serving, sql } from '../../../base/lake/index.ts';
import type { Reading } from '../../lookup/index.ts';

/** Whom an officer needs a second person for because of who the officer is: the own person, the own households, the own surname. */
export type RelativesOf = (reading: Reading, own: bigint) => Promise<ReadonlySet<bigint>>;

/** Officers whose relatives are kept of each published set. */
const MOST_KEPT = 1_000;

/** Finds relatives of officers; those of one officer are asked for once of each published set. */
export function openRelatives(): RelativesOf {
  const bySet = new WeakMap<Serving, Map<bigint, Promise<ReadonlySet<bigint>>>>();
  return (reading, own) => {
    const known = bySet.get(reading.serving) ?? new Map<bigint, Promise<ReadonlySet<bigint>>>();
    bySet.set(reading.serving, known);
    const found = known.get(own) ?? forEverybody(() => findRelatives(reading, own));
    known.delete(own);
    known.set(own, found);
    found.catch(() => known.delete(own));
    for (const oldest of known.keys()) {
      if (known.size <= MOST_KEPT) break;
      known.delete(oldest);
    }
    return found;
  };
}

async function findRelatives(reading: Reading, own: bigint): Promise<ReadonlySet<bigint>> {
  const [housed, named] = await Promise.all([housemates(reading, own), namesakes(reading, own)]);
  return new Set([own, ...housed, ...named]);
}

async function housemates({ serving }: Reading, own: bigint): Promise<bigint[]> {
  const rows = await serving.rows(sql`
    select distinct person_id
    from households.members
    where household_id in (select household_id from households.members where person_id = ${own})`);
  return rows.map(({ person_id }) => BigInt(String(person_id)));
}

/** Everybody with the very surname, from the table that is sorted by surnames where the set has one. */
async function namesakes(reading: Reading, own: bigint): Promise<bigint[]> {
  const { serving } = reading;
  const [mine] = await reading.cards([own]);
  const surname = mine?.profile['family_name'];
  if (typeof surname !== 'string') return [];
  const word = await surnameWord(serving, { own, number: mine?.profile['pid'] });
  const rows = await serving.rows(
    word === undefined
      ? sql`select person_id from profiles.profiles where family_name = ${surname}`
      : sql`select person_id from search.by_family where family_word = ${literal(word)} and family_name = ${surname}`,
  );
  return rows.map(({ person_id }) => BigInt(String(person_id)));
}

async function surnameWord(
  serving: Serving,
  { own, number }: Readonly<{ own: bigint; number: unknown }>,
): Promise<number | undefined> {
  const isSorted = serving.versions.some(({ dataset }) => dataset === 'search');
  if (!isSorted || typeof number !== 'string' || !/^\d{13}$/.test(number)) return undefined;
  const [row] = await serving.rows(sql`
    select family_word
    from search.by_number
    where citizen_number = ${BigInt(number)}
      and person_id = ${own}`);
  const word = row?.['family_word'];
  return typeof word === 'number' ? word : undefined;
}
