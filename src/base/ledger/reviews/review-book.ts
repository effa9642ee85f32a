import { type Kysely, sql, type Transaction } from 'kysely';
import { problem } from '../../errors/index.ts';
import { type AreaCode, COUNTRY_CODE } from '../../model/index.ts';
import { writeAct } from '../audit/index.ts';
import type { Tables } from '../tables.ts';
import { type GoldBook, openGoldBook } from './gold-book.ts';
import type { GivenAnswer, PersonConstraint, ReviewAnswer, ReviewedPair, Standing } from './review-words.ts';
import { areaCondition, type StandingRow, standings, toStanding } from './standing-query.ts';

/** Who does something to a pair, and on which data. */
type Actor = Readonly<{ reviewer: string; sessionId: string | undefined; datasetVersion: string }>;

/** One answer as it is given. */
export type NewAnswer = Actor &
  Readonly<{ pair: ReviewedPair; answer: ReviewAnswer; note?: string | undefined }>;

/** What stewards say of doubtful pairs; it only grows, and what counts is worked out from all of it. */
export type ReviewBook = Readonly<{
  /** Throws REVIEW_ANSWERED when this person's answer stands already, REVIEW_DECIDED when the pair needs no more answers. */
  answer(given: NewAnswer): Promise<Standing>;
  /**
   * Takes back the person's own answer; for a pair decided without them, opens it again. One step either way: the next run
   * links as if it had never been said. Throws REVIEW_NOTHING_TO_UNDO. Gives how the pair stands then, nothing when nobody's
   * answer is left.
   */
  undo(request: Actor & Readonly<{ pairKey: bigint }>): Promise<Standing | undefined>;
  /** How these pairs stand; pairs without answers in force are left out. */
  standings(pairKeys: readonly bigint[]): Promise<Standing[]>;
  /** How every pair of an area stands that somebody answered; those with a known truth left out. */
  statesIn(area: AreaCode): Promise<PairStanding[]>;
  /** The latest decisions about pairs of an area, newest first. */
  decisionsIn(area: AreaCode, limit: number): Promise<Standing[]>;
  /** The latest answers of a person that stand, newest first, since a moment if one is given. */
  answersOf(reviewer: string, range: Readonly<{ since?: Date; limit: number }>): Promise<OwnAnswer[]>;
  /** How often a person answered so far, taken back or not. */
  countAnswers(reviewer: string): Promise<number>;
  /** What reviewers decided, as the stage linkage takes it on its next run; the oldest decision first. */
  inForce(): Promise<PersonConstraint[]>;
  gold: GoldBook;
}>;

/** How one pair stands, in short. */
export type PairStanding = Pick<Standing, 'pairKey' | 'state'>;

/** An answer of one's own, and the pair it was about. */
export type OwnAnswer = GivenAnswer & Readonly<{ pairKey: bigint }>;

/** Opens the book of reviews. */
export function openReviewBook(database: Kysely<Tables>): ReviewBook {
  return {
    answer: (given) => inTurn(database, given.pair.pairKey, (turn) => writeAnswer(turn, given)),
    undo: (request) => inTurn(database, request.pairKey, (turn) => undo(turn, request)),
    standings: (pairKeys) => readStandings(database, pairKeys),
    statesIn: (area) => readStates(database, area),
    decisionsIn: async (area, limit) => {
      const { rows } = await sql<StandingRow>`
        select *
        from (${standings(areaCondition(area, COUNTRY_CODE))}) as standing
        where kind <> 'gold' and state in ('same', 'different')
        order by at desc, pair_key
        limit ${limit}`.execute(database);
      return rows.map(toStanding);
    },
    answersOf: (reviewer, range) => readAnswersOf(database, reviewer, range),
    countAnswers: async (reviewer) => {
      const counted = await database
        .selectFrom('review_entry')
        .select(({ fn }) => fn.countAll<bigint>().as('total'))
        .where('reviewer', '=', reviewer)
        .where('act', '=', 'answer')
        .executeTakeFirstOrThrow();
      return Number(counted.total);
    },
    inForce: () => readInForce(database),
    gold: openGoldBook(database),
  };
}

/** Two people may answer one pair in the same moment; one after the other they see each other's answer. */
function inTurn<Answer>(
  database: Kysely<Tables>,
  pairKey: bigint,
  act: (turn: Transaction<Tables>) => Promise<Answer>,
): Promise<Answer> {
  return database.transaction().execute(async (turn) => {
    await sql`select pg_advisory_xact_lock(${pairKey}::bigint)`.execute(turn);
    return await act(turn);
  });
}

async function writeAnswer(turn: Transaction<Tables>, given: NewAnswer): Promise<Standing> {
  const { pair } = given;
  const before = await readStanding(turn, pair.pairKey);
  if (before && ownAnswer(before, given.reviewer)) throw problem('REVIEW_ANSWERED');
  if (before && pair.kind !== 'gold' && isClosed(before)) throw problem('REVIEW_DECIDED');
  await append(turn, given, {
    ...pairRow(pair),
    act: 'answer',
    answer: given.answer,
    note: given.note ?? null,
  });
  const after = await readStanding(turn, pair.pairKey);
  if (!after) throw problem('REVIEW_NOTHING_TO_UNDO');
  return after;
}

async function undo(
  turn: Transaction<Tables>,
  request: Actor & Readonly<{ pairKey: bigint }>,
): Promise<Standing | undefined> {
  const before = await readStanding(turn, request.pairKey);
  const own = before && ownAnswer(before, request.reviewer);
  if (!before || !(own || (before.kind !== 'gold' && isClosed(before))))
    throw problem('REVIEW_NOTHING_TO_UNDO');
  await append(turn, request, {
    ...pairRow(before),
    act: own ? 'withdraw' : 'reopen',
    undoes: own ? BigInt(own.id) : null,
  });
  return await readStanding(turn, request.pairKey);
}

function ownAnswer(standing: Standing, reviewer: string): GivenAnswer | undefined {
  return standing.answers.find((given) => given.reviewer === reviewer);
}

/** Whether the pair is asked of nobody any more. */
function isClosed({ state }: Standing): boolean {
  return state !== 'waiting' && state !== 'disagreed';
}

type EntryRow = ReturnType<typeof pairRow> &
  Readonly<{
    act: 'answer' | 'withdraw' | 'reopen';
    answer?: ReviewAnswer;
    note?: string | null;
    undoes?: bigint | null;
  }>;

function pairRow(pair: ReviewedPair) {
  return {
    pair_key: pair.pairKey,
    left_key: pair.leftKey,
    right_key: pair.rightKey,
    villages: [...pair.villages],
    kind: pair.kind,
    needs: pair.needs,
  };
}

async function append(turn: Transaction<Tables>, actor: Actor, row: EntryRow): Promise<void> {
  await turn
    .insertInto('review_entry')
    .values({
      ...row,
      reviewer: actor.reviewer,
      session_id: actor.sessionId ?? null,
      dataset_version: actor.datasetVersion,
    })
    .execute();
  await writeAct(turn, {
    kind: 'review',
    act: row.act,
    actor: actor.reviewer,
    sessionId: actor.sessionId,
    datasetVersion: actor.datasetVersion,
    facts: { kind: row.kind },
    sealed: { pair: String(row.pair_key), answer: row.answer ?? undefined, note: row.note ?? undefined },
  });
}

async function readStanding(database: Kysely<Tables>, pairKey: bigint): Promise<Standing | undefined> {
  return (await readStandings(database, [pairKey]))[0];
}

async function readStandings(database: Kysely<Tables>, pairKeys: readonly bigint[]): Promise<Standing[]> {
  if (pairKeys.length === 0) return [];
  const { rows } = await standings(sql`entry.pair_key = any (${[...pairKeys]}::bigint[])`).execute(database);
  return rows.map(toStanding);
}

async function readStates(database: Kysely<Tables>, area: AreaCode): Promise<PairStanding[]> {
  const { rows } = await sql<Pick<StandingRow, 'pair_key' | 'state'>>`
    select pair_key, state
    from (${standings(areaCondition(area, COUNTRY_CODE))}) as standing
    where kind <> 'gold'`.execute(database);
  return rows.map((row) => ({ pairKey: row.pair_key, state: row.state }));
}

async function readAnswersOf(
  database: Kysely<Tables>,
  reviewer: string,
  { since, limit }: Readonly<{ since?: Date; limit: number }>,
): Promise<OwnAnswer[]> {
  const rows = await database
    .selectFrom('review_entry as entry')
    .selectAll()
    .where('entry.reviewer', '=', reviewer)
    .where('entry.act', '=', 'answer')
    .$if(since !== undefined, (query) => query.where('entry.at', '>=', since ?? new Date(0)))
    .where(
      sql<boolean>`not exists (
        select
        from review_entry later
        where later.pair_key = entry.pair_key
          and later.id > entry.id
          and (later.act = 'reopen' or later.reviewer = entry.reviewer)
      )`,
    )
    .orderBy('entry.id', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap((row) =>
    row.answer
      ? [
          {
            id: Number(row.id),
            pairKey: row.pair_key,
            reviewer: row.reviewer,
            answer: row.answer,
            note: row.note ?? undefined,
            at: row.at,
          },
        ]
      : [],
  );
}

async function readInForce(database: Kysely<Tables>): Promise<PersonConstraint[]> {
  const { rows } = await standings(sql`entry.kind <> 'gold'`).execute(database);
  return rows.map(toStanding).flatMap(({ pairKey, leftKey, rightKey, state, answers, at }) => {
    if (state !== 'same' && state !== 'different') return [];
    const decidedBy = answers.filter(({ answer }) => answer === state).map(({ reviewer }) => reviewer);
    const kind = state === 'same' ? ('must-link' as const) : ('cannot-link' as const);
    return [{ pairKey, leftKey, rightKey, kind, decidedBy, at }];
  });
}
