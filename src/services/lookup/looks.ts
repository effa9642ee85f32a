import type { Officer } from '../../base/access/index.ts';
import type { Ledger, RecordedAccess } from '../../base/ledger/index.ts';
import { type PersonId, personIdOf } from '../../base/model/index.ts';
import { allKeys, currentKey, findPerson } from './person/index.ts';
import type { Reading } from './reading.ts';

/** Who looked at a person: when, in which role, what was done and what for. */
export type LooksAnswer = Readonly<{
  person: PersonId;
  looks: Readonly<{
    at: string;
    role: string;
    act: string;
    purpose: string;
    area: string | null;
    own: boolean;
  }>[];
  more: boolean;
}>;

const SHOWN = 50;

/** Who looked at a person, the latest first, for an officer who may see the person. Throws PERSON_UNKNOWN. */
export async function listLooks(
  reading: Reading,
  { officer, book }: Readonly<{ officer: Officer; book: Ledger['access'] }>,
  text: string,
): Promise<LooksAnswer> {
  const key = await currentKey(reading, text);
  await findPerson(reading, officer, key);
  const entries = await recentOf(book, await allKeys(reading, key));
  return {
    person: personIdOf(key),
    looks: entries.slice(0, SHOWN).map(({ at, role, act, purpose, area, sessionId }) => ({
      at: at.toISOString(),
      role,
      act,
      purpose,
      area: area ?? null,
      own: sessionId !== undefined && sessionId === officer.sessionId,
    })),
    more: entries.length > SHOWN,
  };
}

/** Under every id the person has had, for looks before two turned out to be one are looks at this person too. */
async function recentOf(book: Ledger['access'], keys: readonly bigint[]): Promise<RecordedAccess[]> {
  const found = await Promise.all(keys.map((key) => book.recent(key, SHOWN + 1)));
  const byId = new Map(found.flat().map((entry) => [entry.id, entry]));
  return [...byId.values()].sort((left, right) => right.id - left.id).slice(0, SHOWN + 1);
}
