import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { LookUp, LookUpAct, LookUpCause, LookUpHand, NewLookUp } from './identity-words.ts';

/** An answer to a request. */
export type LookUpAnswer = LookUpHand &
  Readonly<{ act: Exclude<LookUpAct, 'asked'>; reason: string; hours?: number | undefined }>;

/** Requests to look one person up, and people who are watched; it only grows. */
export type LookUpBook = Readonly<{
  ask(request: NewLookUp): Promise<LookUp>;
  /** Answers a request; false when it was answered before. */
  answer(request: number, answer: LookUpAnswer): Promise<boolean>;
  find(request: number): Promise<LookUp | undefined>;
  /** Somebody's requests that are open now, those that end last first. */
  open(who: string): Promise<LookUp[]>;
  /** Requests of the last days without an answer, the oldest first. */
  waiting(days: number, limit: number): Promise<LookUp[]>;
  /** Somebody's own requests, the latest first. */
  own(who: string, limit: number): Promise<LookUp[]>;
  /** How many requests somebody made in the last hours. */
  countAsked(who: string, hours: number): Promise<number>;
  /** Everybody who is watched now. */
  watched(): Promise<bigint[]>;
  watch(
    entry: Readonly<{ personKey: bigint; act: 'watched' | 'released'; reason: string; who: string }>,
  ): Promise<void>;
}>;

/** Opens the book of look-ups. */
export function openLookUpBook(database: Kysely<Tables>): LookUpBook {
  return {
    ask: (request) => ask(database, request),
    answer: (request, answer) => writeAnswer(database, request, answer),
    find: async (request) =>
      (await requests(database).where('asked.id', '=', BigInt(request)).execute()).map(toLookUp)[0],
    open: async (who) => {
      const rows = await requests(database)
        .where('asked.who', '=', who)
        .where('answered.expires_at', '>', sql<Date>`now()`)
        .orderBy('answered.expires_at', 'desc')
        .execute();
      return rows.map(toLookUp);
    },
    waiting: async (days, limit) => {
      const rows = await requests(database)
        .where('answered.id', 'is', null)
        .where('asked.at', '>', sql<Date>`now() - ${days} * interval '1 day'`)
        .orderBy('asked.id')
        .limit(limit)
        .execute();
      return rows.map(toLookUp);
    },
    own: async (who, limit) => {
      const rows = await requests(database)
        .where('asked.who', '=', who)
        .orderBy('asked.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toLookUp);
    },
    countAsked: (who, hours) => countAsked(database, who, hours),
    watched: () => readWatched(database),
    watch: async ({ personKey, ...entry }) => {
      await database
        .insertInto('watched_entry')
        .values({ ...entry, person_key: personKey })
        .execute();
    },
  };
}

/** Requests beside their answers, of which there is one at most. */
function requests(database: Kysely<Tables>) {
  return database
    .selectFrom('look_up_entry as asked')
    .leftJoin('look_up_entry as answered', 'answered.request', 'asked.id')
    .selectAll('asked')
    .select([
      'answered.act as answer_act',
      'answered.at as answer_at',
      'answered.who as answer_who',
      'answered.name as answer_name',
      'answered.area as answer_area',
      'answered.reason as answer_reason',
      'answered.expires_at as answer_expires_at',
    ])
    .where('asked.act', '=', 'asked');
}

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];

function toLookUp(row: Row): LookUp {
  return {
    id: Number(row.id),
    at: row.at,
    personKey: row.person_key ?? 0n,
    who: row.who,
    name: row.name,
    area: row.area,
    sessionId: row.session_id ?? undefined,
    reason: row.reason,
    caseNumber: row.case_number ?? '',
    causes: (row.causes ?? []).flatMap((cause) => CAUSES.find((one) => one === cause) ?? []),
    answer: answerOf(row),
  };
}

const CAUSES: readonly LookUpCause[] = ['other-province', 'own-household', 'same-surname', 'watched'];

function answerOf(row: Row): LookUp['answer'] {
  const { answer_act: act, answer_at: at } = row;
  if (act === null || act === 'asked' || at === null) return undefined;
  return {
    act,
    at,
    who: row.answer_who ?? '',
    name: row.answer_name ?? '',
    area: row.answer_area ?? '',
    reason: row.answer_reason ?? '',
    expiresAt: row.answer_expires_at ?? undefined,
  };
}

async function ask(database: Kysely<Tables>, request: NewLookUp): Promise<LookUp> {
  const { personKey, caseNumber, sessionId, causes, ...words } = request;
  const { id, at } = await database
    .insertInto('look_up_entry')
    .values({
      ...words,
      act: 'asked',
      person_key: personKey,
      case_number: caseNumber,
      session_id: sessionId ?? null,
      causes: [...causes],
    })
    .returning(['id', 'at'])
    .executeTakeFirstOrThrow();
  return { ...request, id: Number(id), at, answer: undefined };
}

async function writeAnswer(
  database: Kysely<Tables>,
  request: number,
  { hours, sessionId, ...words }: LookUpAnswer,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await database
    .insertInto('look_up_entry')
    .values({
      ...words,
      request: BigInt(request),
      session_id: sessionId ?? null,
      expires_at: hours === undefined ? null : sql`now() + ${hours} * interval '1 hour'`,
    })
    .onConflict((conflict) => conflict.column('request').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

async function countAsked(database: Kysely<Tables>, who: string, hours: number): Promise<number> {
  const { asked } = await database
    .selectFrom('look_up_entry')
    .select(sql<string>`count(*)`.as('asked'))
    .where('who', '=', who)
    .where('act', '=', 'asked')
    .where('at', '>', sql<Date>`now() - ${hours} * interval '1 hour'`)
    .executeTakeFirstOrThrow();
  return Number(asked);
}

async function readWatched(database: Kysely<Tables>): Promise<bigint[]> {
  const rows = await database
    .selectFrom('watched_entry')
    .distinctOn('person_key')
    .select(['person_key', 'act'])
    .orderBy('person_key')
    .orderBy('id', 'desc')
    .execute();
  return rows.filter(({ act }) => act === 'watched').map(({ person_key }) => person_key);
}
