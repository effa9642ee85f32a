import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { CallReceipt, HealthRecordToken, NewCall } from './claim-call-words.ts';
import { openReservationBook, type ReservationBook } from './reservation-book.ts';
import { openVisitBook, type VisitBook } from './visit-book.ts';

/** What hospitals say besides whole claims. */
export type ClaimCallBook = Readonly<{
  /** Keeps a call; one that was said before gives the receipt it had. */
  keep(call: NewCall): Promise<CallReceipt>;
  reservations: ReservationBook;
  visits: VisitBook;
  tokens: TokenBook;
}>;

/** Keys by which programs of hospitals send health records. */
type TokenBook = Readonly<{
  /** Gives a hospital a new key; the one before ends. */
  set(token: HealthRecordToken): Promise<void>;
  /** The hash of the key that holds at a time. */
  find(hospital: string, at: Date): Promise<Buffer | undefined>;
}>;

/** Opens the book of hospitals' other calls. */
export function openClaimCallBook(database: Kysely<Tables>): ClaimCallBook {
  return {
    keep: (call) => keep(database, call),
    reservations: openReservationBook(database),
    visits: openVisitBook(database),
    tokens: openTokenBook(database),
  };
}

/** Two of the same at once: the second finds nothing to insert and reads what the first kept. */
async function keep(database: Kysely<Tables>, call: NewCall): Promise<CallReceipt> {
  const { kind, hospital, said, actor, sealed } = call;
  const kept = await database
    .insertInto('claim_call')
    .values({ kind, hospital, said, actor, sealed, person: call.person ?? null, answer: call.answer ?? null })
    .onConflict((conflict) => conflict.columns(['kind', 'hospital', 'said']).doNothing())
    .returning(['receipt', 'answer', 'at'])
    .executeTakeFirst();
  return (
    kept ??
    (await database
      .selectFrom('claim_call')
      .select(['receipt', 'answer', 'at'])
      .where('kind', '=', kind)
      .where('hospital', '=', hospital)
      .where('said', '=', said)
      .executeTakeFirstOrThrow())
  );
}

function openTokenBook(database: Kysely<Tables>): TokenBook {
  return {
    set: async ({ hospital, hash, actor, expiresAt }) => {
      await database
        .insertInto('health_record_token')
        .values({ hospital, hash, actor, expires_at: expiresAt })
        .onConflict((conflict) =>
          conflict
            .column('hospital')
            .doUpdateSet({ hash, actor, expires_at: expiresAt, made_at: sql<Date>`now()` }),
        )
        .execute();
    },
    find: async (hospital, at) => {
      const found = await database
        .selectFrom('health_record_token')
        .select('hash')
        .where('hospital', '=', hospital)
        .where('expires_at', '>', at)
        .executeTakeFirst();
      return found?.hash;
    },
  };
}
