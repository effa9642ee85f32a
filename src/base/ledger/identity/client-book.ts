import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { hashOfSecret, makeSecret } from './handed-secrets.ts';
import type { PartyClient, PartyToken, RegisteredClient, TokenBinding } from './identity-words.ts';

/** Systems of parties, their access tokens, and the proofs they have shown. */
export type ClientBook = Readonly<{
  /** Registers a client; false when its id is taken. */
  register(client: PartyClient): Promise<boolean>;
  /** Ends a client and every token it has; false when there is none that is still valid. */
  revoke(id: string): Promise<boolean>;
  list(): Promise<RegisteredClient[]>;
  /** A client that was not revoked. */
  find(id: string): Promise<RegisteredClient | undefined>;
  /** Hands out a token, once; only its hash is kept. */
  openToken(clientId: string, binding: TokenBinding, minutes: number): Promise<string>;
  /** Whose token it is, if it is neither over nor its client revoked. */
  findToken(token: string): Promise<PartyToken | undefined>;
  /** Writes down that a proof was shown; false when it was shown before. */
  spendProof(proof: string, minutes: number): Promise<boolean>;
}>;

/** Opens the book of clients. */
export function openClientBook(database: Kysely<Tables>): ClientBook {
  return {
    register: (client) => register(database, client),
    revoke: async (id) => {
      const { numUpdatedRows } = await database
        .updateTable('party_client')
        .set({ revoked_at: sql`now()` })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    list: async () => {
      const rows = await database.selectFrom('party_client').selectAll().orderBy('id').execute();
      return rows.map(toClient);
    },
    find: async (id) => {
      const row = await database
        .selectFrom('party_client')
        .selectAll()
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return row && toClient(row);
    },
    openToken: (clientId, binding, minutes) => openToken(database, { clientId, binding, minutes }),
    findToken: (token) => findToken(database, token),
    spendProof: async (proof, minutes) => {
      await database.deleteFrom('used_proof').where('expires_at', '<', sql<Date>`now()`).execute();
      const { numInsertedOrUpdatedRows = 0n } = await database
        .insertInto('used_proof')
        .values({ id: hashOfSecret(proof), expires_at: inMinutes(minutes) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows > 0n;
    },
  };
}

type NewToken = Readonly<{ clientId: string; binding: TokenBinding; minutes: number }>;

async function openToken(
  database: Kysely<Tables>,
  { clientId, binding, minutes }: NewToken,
): Promise<string> {
  const token = makeSecret();
  await database.deleteFrom('party_token').where('expires_at', '<', sql<Date>`now()`).execute();
  await database
    .insertInto('party_token')
    .values({
      id: hashOfSecret(token),
      client_id: clientId,
      key_thumbprint: binding.keyThumbprint ?? null,
      certificate: binding.certificate ?? null,
      expires_at: inMinutes(minutes),
    })
    .execute();
  return token;
}

function inMinutes(minutes: number) {
  return sql<Date>`now() + ${minutes} * interval '1 minute'`;
}

async function register(database: Kysely<Tables>, client: PartyClient): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await database
    .insertInto('party_client')
    .values({
      id: client.id,
      party: client.party,
      title: client.title,
      algorithm: client.algorithm,
      public_key: JSON.stringify(client.publicKey),
      certificate: client.certificate ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

async function findToken(database: Kysely<Tables>, token: string): Promise<PartyToken | undefined> {
  const row = await database
    .selectFrom('party_token')
    .innerJoin('party_client', 'party_client.id', 'party_token.client_id')
    .select([
      'party_token.client_id',
      'party_client.party',
      'party_token.key_thumbprint',
      'party_token.certificate',
    ])
    .where('party_token.id', '=', hashOfSecret(token))
    .where('party_token.expires_at', '>', sql<Date>`now()`)
    .where('party_client.revoked_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      clientId: row.client_id,
      party: row.party,
      keyThumbprint: row.key_thumbprint ?? undefined,
      certificate: row.certificate ?? undefined,
    }
  );
}

function toClient(row: Selectable<Tables['party_client']>): RegisteredClient {
  return {
    id: row.id,
    party: row.party,
    title: row.title,
    algorithm: row.algorithm,
    publicKey: row.public_key,
    certificate: row.certificate ?? undefined,
    registeredAt: row.registered_at,
    revokedAt: row.revoked_at ?? undefined,
  };
}
