import { type Kysely, type Selectable, sql } from 'kysely';
import type { Language } from '../model/index.ts';
import { writeAct } from './audit/index.ts';
import { hashOfSecret, makeSecret } from './identity/index.ts';
import type { Tables } from './tables.ts';

/** Who is signed in, what they may see, and until when. */
export type Session = Readonly<{
  id: string;
  role: string;
  areaScope: string;
  subject: string;
  /** How the signed-in is called on pages. */
  name: string | undefined;
  /** The own person, where it is known. */
  personKey: bigint | undefined;
  /** The dependent somebody acts for. */
  actsFor: bigint | undefined;
  /** The agency a steward answers for, or the hospital somebody works for. */
  agency: string | undefined;
  language: Language;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}>;

/** What a new session needs to know. */
export type SessionRequest = Readonly<{
  role: string;
  areaScope: string;
  subject: string;
  hours: number;
  idleMinutes?: number;
  name?: string | undefined;
  personKey?: bigint | undefined;
  agency?: string | undefined;
  language?: Language;
}>;

/** The sessions of people who signed in. The token is given once and kept nowhere; we hold only its hash. */
export type SessionBook = Readonly<{
  open(request: SessionRequest): Promise<Readonly<{ token: string; session: Session }>>;
  /** Finds the session of a token that is neither revoked, nor over, nor left unused for too long. */
  find(token: string): Promise<Session | undefined>;
  /** The sessions of somebody that still hold, the latest first. */
  listOf(subject: string): Promise<Session[]>;
  revoke(token: string): Promise<void>;
  /** Ends one of somebody's own sessions by its id; false when there is none. */
  revokeOwn(subject: string, id: string): Promise<boolean>;
  /** Ends all sessions of somebody; tells how many. */
  revokeAllOf(subject: string): Promise<number>;
  /** When somebody was last here in another session; nothing on the first day. */
  lastVisit(subject: string, except: string): Promise<Date | undefined>;
  /** Sets, or with nothing takes away, the dependent a session acts for. */
  actFor(id: string, person: bigint | undefined): Promise<void>;
}>;

/** Opens the book of sessions. */
export function openSessionBook(database: Kysely<Tables>): SessionBook {
  return {
    open: (request) => database.transaction().execute((turn) => open(turn, request)),
    find: async (token) => {
      const row = await holding(database).where('id', '=', hashOfSecret(token)).executeTakeFirst();
      if (!row) return undefined;
      if (row.stale) await touch(database, row.id);
      return toSession(row);
    },
    listOf: async (subject) => {
      const rows = await holding(database)
        .where('subject', '=', subject)
        .orderBy('created_at', 'desc')
        .execute();
      return rows.map(toSession);
    },
    revoke: async (token) => {
      await revoking(database).where('id', '=', hashOfSecret(token)).execute();
    },
    revokeOwn: async (subject, id) => {
      const query = revoking(database).where('subject', '=', subject).where('id', '=', id);
      return (await query.executeTakeFirst()).numUpdatedRows > 0n;
    },
    revokeAllOf: async (subject) => {
      const query = revoking(database)
        .where('subject', '=', subject)
        .where('expires_at', '>', sql<Date>`now()`);
      return Number((await query.executeTakeFirst()).numUpdatedRows);
    },
    lastVisit: async (subject, except) => {
      const row = await database
        .selectFrom('session')
        .select(({ fn }) => fn.max('last_seen_at').as('at'))
        .where('subject', '=', subject)
        .where('id', '<>', except)
        .executeTakeFirst();
      return row?.at ?? undefined;
    },
    actFor: async (id, person) => {
      await database
        .updateTable('session')
        .set({ acts_for: person ?? null })
        .where('id', '=', id)
        .execute();
    },
  };
}

async function open(database: Kysely<Tables>, request: SessionRequest) {
  const token = makeSecret();
  const row = await database
    .insertInto('session')
    .values({
      id: hashOfSecret(token),
      role: request.role,
      area_scope: request.areaScope,
      subject: request.subject,
      name: request.name ?? null,
      person_key: request.personKey ?? null,
      agency: request.agency ?? null,
      expires_at: sql`now() + ${request.hours} * interval '1 hour'`,
      ...(request.idleMinutes !== undefined && { idle_minutes: request.idleMinutes }),
      ...(request.language && { language: request.language }),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const { role, areaScope: area, subject: actor } = request;
  await writeAct(database, { kind: 'sign-in', act: 'signed-in', role, area, actor, sessionId: row.id });
  return { token, session: toSession(row) };
}

/** Sessions that still hold. `stale` ones were used, but that was not written down for a minute: so a page of many calls writes once. */
function holding(database: Kysely<Tables>) {
  return database
    .selectFrom('session')
    .selectAll()
    .select(sql<boolean>`last_seen_at < now() - interval '1 minute'`.as('stale'))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('last_seen_at', '>', sql<Date>`now() - idle_minutes * interval '1 minute'`);
}

async function touch(database: Kysely<Tables>, id: string): Promise<void> {
  await database.updateTable('session').set({ last_seen_at: sql`now()` }).where('id', '=', id).execute();
}

function revoking(database: Kysely<Tables>) {
  return database.updateTable('session').set({ revoked_at: sql`now()` }).where('revoked_at', 'is', null);
}

function toSession(row: Selectable<Tables['session']>): Session {
  return {
    id: row.id,
    role: row.role,
    areaScope: row.area_scope,
    subject: row.subject,
    name: row.name ?? undefined,
    personKey: row.person_key ?? undefined,
    actsFor: row.acts_for ?? undefined,
    agency: row.agency ?? undefined,
    language: row.language,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}
