import { problem } from '../../../base/errors/index.ts';
import type { Ledger, PartyClient, RegisteredClient } from '../../../base/ledger/index.ts';

type ClientBook = Ledger['identity']['clients'];

const ID = /^[a-z0-9][a-z0-9-]{1,60}$/;

/** Registers a system of a party. Throws CLIENT_TAKEN, also for an id that was revoked: old entries name it. */
export async function registerClient(book: ClientBook, client: PartyClient): Promise<RegisteredClient> {
  if (!ID.test(client.id)) throw problem('CLIENT_ID_INVALID', { client: client.id });
  if (!(await book.register(client))) throw problem('CLIENT_TAKEN', { client: client.id });
  const registered = await book.find(client.id);
  if (!registered) throw problem('CLIENT_UNKNOWN', { client: client.id });
  return registered;
}

/** Ends a client and every token it has. Throws CLIENT_UNKNOWN. */
export async function revokeClient(book: ClientBook, id: string): Promise<void> {
  if (!(await book.revoke(id))) throw problem('CLIENT_UNKNOWN', { client: id.slice(0, 60) });
}
