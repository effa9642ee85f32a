import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { hashOfSecret, makeSecret } from './handed-secrets.ts';
import type { SignInAttempt } from './identity-words.ts';

/** Sign-ins under way. */
export type AttemptBook = Readonly<{
  /** Keeps an attempt for some minutes; gives the token by which it is taken out again. */
  begin(attempt: SignInAttempt, minutes: number): Promise<string>;
  /** Takes an attempt out: a second time there is nothing. */
  take(token: string): Promise<SignInAttempt | undefined>;
}>;

/** Opens the book of sign-ins under way. */
export function openAttemptBook(database: Kysely<Tables>): AttemptBook {
  return {
    begin: async (attempt, minutes) => {
      const token = makeSecret();
      await database.deleteFrom('sign_in_attempt').where('expires_at', '<', sql<Date>`now()`).execute();
      await database
        .insertInto('sign_in_attempt')
        .values({
          id: hashOfSecret(token),
          state: attempt.state,
          nonce: attempt.nonce,
          verifier: attempt.verifier,
          redirect_uri: attempt.redirectUri,
          return_to: attempt.returnTo,
          expires_at: sql`now() + ${minutes} * interval '1 minute'`,
        })
        .execute();
      return token;
    },
    take: async (token) => {
      const row = await database
        .deleteFrom('sign_in_attempt')
        .where('id', '=', hashOfSecret(token))
        .where('expires_at', '>', sql<Date>`now()`)
        .returningAll()
        .executeTakeFirst();
      return (
        row && {
          state: row.state,
          nonce: row.nonce,
          verifier: row.verifier,
          redirectUri: row.redirect_uri,
          returnTo: row.return_to,
        }
      );
    },
  };
}
