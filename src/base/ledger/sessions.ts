import { createHash, randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Language } from '../model/index.ts';
import type { Tables } from './tables.ts';

/** Who is signed in, what they may see, and until when. */
export type Session = Readonly<{
  id: string;
  role: string;
  areaScope: string;
  subject: string;
  language: Language;
  createdAt: Date;
  expiresAt: Date;
}>;

/** What a new session needs to know. */
export type SessionRequest = Readonly<{
  role: string;
  areaScope: string;
  subject: string;
  hours: number;
  language?: Language;
}>;

/** The sessions of people who signed in. The token is given once and kept nowhere; we hold only its hash. */
export type SessionBook = Readonly<{
  open(request: SessionRequest): Promise<Readonly<{ token: string; session: Session }>>;
  /** Finds the session of a token that is neither revoked nor over. */
  find(token: string): Promise<Session | undefined>;
  revoke(token: string): Promise<void>;
}>;

const TOKEN_BYTES = 32;

/** Opens the book of sessions. */
export function openSessionBook(database: Kysely<Tables>): SessionBook {
  return {
    open: async (request) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const row = await database
        .insertInto('session')
        .values({
          id: idOf(token),
          role: request.role,
          area_scope: request.areaScope,
          subject: request.subject,
          expires_at: sql`now() + ${request.hours} * interval '1 hour'`,
          ...(request.language && { language: request.language }),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return { token, session: toSession(row) };
    },
    find: async (token) => {
      const row = await database
        .selectFrom('session')
        .selectAll()
        .where('id', '=', idOf(token))
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', sql<Date>`now()`)
        .executeTakeFirst();
      return row && toSession(row);
    },
    revoke: async (token) => {
      await database
        .updateTable('session')
        .set({ revoked_at: sql`now()` })
        .where('id', '=', idOf(token))
        .where('revoked_at', 'is', null)
        .execute();
    },
  };
}

function idOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

type SessionRow = Readonly<{
  id: string;
  role: string;
  area_scope: string;
  subject: string;
  language: Language;
  created_at: Date;
  expires_at: Date;
}>;

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    role: row.role,
    areaScope: row.area_scope,
    subject: row.subject,
    language: row.language,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
