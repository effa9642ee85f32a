import type { Kysely } from 'kysely';
import type { SubjectKeyStore, WrappedKey } from '../../keys/index.ts';
import type { Tables } from '../tables.ts';

/** Opens the book of people's wrapped keys. */
export function openSubjectKeyBook(database: Kysely<Tables>): SubjectKeyStore {
  const read = () => database.selectFrom('subject_key').select(['person_key', 'generation', 'wrapped']);
  return {
    find: async (people) =>
      byPerson(
        await read()
          .where('person_key', 'in', [...people])
          .execute(),
      ),
    keep: async (person, key) => {
      await database
        .insertInto('subject_key')
        .values({ person_key: person, ...key })
        .onConflict((conflict) => conflict.column('person_key').doNothing())
        .execute();
      return read().where('person_key', '=', person).executeTakeFirstOrThrow();
    },
    erase: (people, why) => database.transaction().execute((turn) => erase(turn, people, why)),
    wrappedBefore: async (generation, limit) =>
      byPerson(await read().where('generation', '<', generation).limit(limit).execute()),
    replace: async (person, key) => {
      await database.updateTable('subject_key').set(key).where('person_key', '=', person).execute();
    },
  };
}

async function erase(
  turn: Kysely<Tables>,
  people: readonly bigint[],
  why: Readonly<{ reason: string; actor: string }>,
): Promise<number> {
  if (people.length === 0) return 0;
  const gone = await turn
    .deleteFrom('subject_key')
    .where('person_key', 'in', [...people])
    .returning('person_key')
    .execute();
  if (gone.length > 0)
    await turn
      .insertInto('subject_key_erasure')
      .values(gone.map(({ person_key }) => ({ person_key, ...why })))
      .execute();
  return gone.length;
}

function byPerson(rows: readonly (WrappedKey & Readonly<{ person_key: bigint }>)[]): Map<bigint, WrappedKey> {
  return new Map(rows.map(({ person_key, generation, wrapped }) => [person_key, { generation, wrapped }]));
}
