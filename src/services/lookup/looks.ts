import type { Officer } from '../../base/access/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import { type PersonId, personIdOf } from '../../base/model/index.ts';
import { currentKey, findPerson } from './person/index.ts';
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
  const entries = await book.recent(key, SHOWN + 1);
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
