import { isKeptBack, type Officer } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { COUNTRY_CODE, personKeyOf } from '../../../base/model/index.ts';
import { followAlias, formerKeys } from '../../../stages/linkage/index.ts';
import { type PersonCard, readPlaces } from '../cards.ts';
import type { Reading } from '../reading.ts';

/** The key behind a person's id as it was written. Throws PERSON_UNKNOWN for what is no id. */
export function keyOf(text: string): bigint {
  const key = personKeyOf(text);
  if (key === undefined) throw problem('PERSON_UNKNOWN');
  return key;
}

/** The id that a person has now: two who turned out to be one go on under the older id. */
export async function currentKey(reading: Reading, text: string): Promise<bigint> {
  return await followAlias(reading.serving, keyOf(text));
}

/** All ids a person has had: the one of now, and those of people who turned out to be the same. */
export async function allKeys(reading: Reading, key: bigint): Promise<bigint[]> {
  return [key, ...(await formerKeys(reading.serving, key))];
}

/**
 * Where a person lives, or lived, decides who may see them; the dead are found like the living, for households and rolls still
 * name them. Throws PERSON_UNKNOWN.
 */
export async function findPerson(reading: Reading, officer: Officer, key: bigint): Promise<PersonCard> {
  const [card] = await reading.cards([key], officer);
  if (!card) throw problem('PERSON_UNKNOWN');
  return card;
}

/** Of some people those whom an officer may see, with where they live, or lived; and those of the area who are kept back. */
export type PeopleSeen = Readonly<{ seen: ReadonlyMap<bigint, string>; keptBack: ReadonlySet<bigint> }>;

/** Whom of some people the officer may see. Somebody whose place no register tells is of the country alone. */
export async function peopleSeen(
  reading: Reading,
  officer: Officer,
  people: readonly bigint[],
): Promise<PeopleSeen> {
  const places = await readPlaces(reading.serving, { ...officer, withheld: undefined }, people);
  const inArea = [...places].map(([key, village]) => [key, village ?? COUNTRY_CODE] as const);
  const isOpen = (key: bigint) => !isKeptBack(officer, key) || officer.granted?.includes(key) === true;
  return {
    seen: new Map(inArea.filter(([key]) => isOpen(key))),
    keptBack: new Set([...places.keys()].filter((key) => !isOpen(key))),
  };
}
