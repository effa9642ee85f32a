import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { type AttemptBook, openAttemptBook } from './attempt-book.ts';
import { type ClientBook, openClientBook } from './client-book.ts';
import { type LookUpBook, openLookUpBook } from './look-up-book.ts';

export { hashOfSecret, makeSecret } from './handed-secrets.ts';
export type {
  ClientAlgorithm,
  LookUp,
  LookUpCause,
  LookUpHand,
  PartyClient,
  PartyToken,
  RegisteredClient,
  SignInAttempt,
  TokenBinding,
} from './identity-words.ts';

/** Who may come in, and whom somebody asked to look up. */
export type IdentityBooks = Readonly<{ attempts: AttemptBook; clients: ClientBook; lookUps: LookUpBook }>;

/** Opens the books about identity. */
export function openIdentityBooks(database: Kysely<Tables>): IdentityBooks {
  return {
    attempts: openAttemptBook(database),
    clients: openClientBook(database),
    lookUps: openLookUpBook(database),
  };
}
