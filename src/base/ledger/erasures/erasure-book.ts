import { type Kysely, sql, type Transaction } from 'kysely';
import { problem } from '../../errors/index.ts';
import { forgetPeople, forgetSubjects, writeAct } from '../audit/index.ts';
import type { Tables } from '../tables.ts';
import type { Erasure, ErasureHold, ErasureReceipt, HeldSoFar, NewErasure } from './erasure-words.ts';

/** Erasures of people's data: asked for by one, confirmed by another, done by the next run. */
export type ErasureBook = Readonly<{
  /** Throws ERASURE_UNDER_WAY when one of this person is open. */
  ask(erasure: NewErasure): Promise<Erasure>;
  /** Throws ERASURE_UNKNOWN, ERASURE_ENDED, ERASURE_NEEDS_ANOTHER. */
  confirm(id: number, hold: ErasureHold, by: string): Promise<Erasure>;
  /** Takes back what nobody confirmed yet. Throws ERASURE_UNKNOWN, ERASURE_ENDED. */
  withdraw(id: number, by: string): Promise<Erasure>;
  find(id: number): Promise<Erasure | undefined>;
  list(): Promise<Erasure[]>;
  /** All that is held against rows that come in; nothing when nobody was ever erased. */
  held(): Promise<HeldSoFar | undefined>;
  /** Registers that turned out to have something of these people too; their versions are named anew by it. */
  foundIn(sources: readonly string[], erasures: readonly Erasure[]): Promise<void>;
  /** Writes down that an erasure of which only the log knows, by the number of its entry, was seen to. */
  settle(entry: number, by: string): Promise<void>;
  /** Entries of which that was written down. */
  settled(): Promise<number[]>;
  /** Writes down that everything is gone, and takes away what is left in the ledger that links or names the person. */
  finish(erasure: Erasure, receipt: ErasureReceipt): Promise<void>;
}>;

/** Opens the book of erasures. */
export function openErasureBook(database: Kysely<Tables>): ErasureBook {
  return {
    ask: (erasure) => database.transaction().execute((turn) => ask(turn, erasure)),
    confirm: (id, hold, by) => database.transaction().execute((turn) => confirm(turn, id, { ...hold, by })),
    withdraw: (id, by) => database.transaction().execute((turn) => withdraw(turn, id, by)),
    find: async (id) => (await erasures(database).where('id', '=', BigInt(id)).execute()).map(toErasure)[0],
    list: async () => (await erasures(database).orderBy('id').execute()).map(toErasure),
    held: () => readHeld(database),
    settle: (entry, by) => writeAct(database, { kind: KIND, act: SETTLED, actor: by, facts: { entry } }),
    settled: () => readSettled(database),
    foundIn: (sources, found) => insertSources(database, sources, found),
    finish: (erasure, receipt) =>
      database.transaction().execute((turn) => finishErasure(turn, erasure, receipt)),
  };
}

const KIND = 'erasure';
const SETTLED = 'settled';

async function readSettled(database: Kysely<Tables>): Promise<number[]> {
  const rows = await database
    .selectFrom('audit_outbox')
    .select(sql<string | null>`payload::jsonb -> 'facts' ->> 'entry'`.as('entry'))
    .where('kind', '=', KIND)
    .where(sql`payload::jsonb ->> 'act'`, '=', SETTLED)
    .execute();
  return rows.map(({ entry }) => Number(entry));
}

function erasures(database: Kysely<Tables>) {
  return database.selectFrom('erasure').selectAll();
}

type ErasureRow = Awaited<ReturnType<ReturnType<typeof erasures>['executeTakeFirstOrThrow']>>;

function toErasure(row: ErasureRow): Erasure {
  return {
    id: Number(row.id),
    state: row.done_at ? 'done' : row.withdrawn_at ? 'withdrawn' : row.confirmed_at ? 'confirmed' : 'asked',
    basis: row.basis,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    confirmedAt: row.confirmed_at ?? undefined,
    confirmedBy: row.confirmed_by ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    withdrawnBy: row.withdrawn_by ?? undefined,
    doneAt: row.done_at ?? undefined,
    personKey: row.person_key ?? undefined,
    reason: row.reason ?? undefined,
    subjects: row.subjects ?? [],
  };
}

async function ask(
  turn: Transaction<Tables>,
  { personKey, basis, reason, by }: NewErasure,
): Promise<Erasure> {
  const row = await turn
    .insertInto('erasure')
    .values({ basis, asked_by: by, person_key: personKey, reason })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw problem('ERASURE_UNDER_WAY');
  const erasure = toErasure(row);
  await note(turn, erasure, { act: 'asked', actor: by, personKeys: [personKey] });
  return erasure;
}

async function confirm(
  turn: Transaction<Tables>,
  id: number,
  { digests, sources, subjects, by }: ErasureHold & Readonly<{ by: string }>,
): Promise<Erasure> {
  const asked = await lockOpen(turn, id);
  if (asked.asked_by === by) throw problem('ERASURE_NEEDS_ANOTHER', { erasure: id });
  const erasure_id = asked.id;
  const row = await turn
    .updateTable('erasure')
    .set({ confirmed_at: sql`now()`, confirmed_by: by, subjects: [...subjects] })
    .where('id', '=', erasure_id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (digests.length > 0)
    await turn
      .insertInto('erasure_hold')
      .values(digests.map((digest) => ({ digest, erasure_id })))
      .execute();
  const erasure = toErasure(row);
  await insertSources(turn, sources, [erasure]);
  const personKeys = asked.person_key === null ? [] : [asked.person_key];
  await note(turn, erasure, { act: 'confirmed', actor: by, personKeys });
  return erasure;
}

async function insertSources(
  database: Kysely<Tables>,
  sources: readonly string[],
  found: readonly Erasure[],
): Promise<void> {
  const rows = found.flatMap(({ id }) => sources.map((source) => ({ source, erasure_id: BigInt(id) })));
  if (rows.length === 0) return;
  await database
    .insertInto('erasure_source')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function withdraw(turn: Transaction<Tables>, id: number, by: string): Promise<Erasure> {
  await lockOpen(turn, id);
  const row = await turn
    .updateTable('erasure')
    .set({ ...NOBODY, withdrawn_at: sql`now()`, withdrawn_by: by })
    .where('id', '=', BigInt(id))
    .returningAll()
    .executeTakeFirstOrThrow();
  const erasure = toErasure(row);
  await note(turn, erasure, { act: 'withdrawn', actor: by });
  return erasure;
}

const NOBODY = { person_key: null, reason: null, subjects: null } as const;

async function lockOpen(turn: Transaction<Tables>, id: number): Promise<ErasureRow> {
  const row = await erasures(turn).where('id', '=', BigInt(id)).forUpdate().executeTakeFirst();
  if (!row) throw problem('ERASURE_UNKNOWN', { erasure: id });
  if (toErasure(row).state !== 'asked') throw problem('ERASURE_ENDED', { erasure: id });
  return row;
}

async function readHeld(database: Kysely<Tables>): Promise<HeldSoFar | undefined> {
  const digests = await database.selectFrom('erasure_hold').select('digest').distinct().execute();
  if (digests.length === 0) return undefined;
  const sources = await database
    .selectFrom('erasure_source')
    .select(['source', 'erasure_id'])
    .orderBy('erasure_id')
    .orderBy('source')
    .execute();
  return {
    digests: digests.map(({ digest }) => digest),
    sources: sources.map(({ source, erasure_id }) => ({ source, erasure: Number(erasure_id) })),
  };
}

async function finishErasure(
  turn: Transaction<Tables>,
  erasure: Erasure,
  receipt: ErasureReceipt,
): Promise<void> {
  const subjects = [...erasure.subjects];
  if (subjects.length > 0) {
    await turn
      .deleteFrom('subject_key')
      .where('person_key', 'in', [...subjects, ...(await pairsOf(turn, subjects))])
      .execute();
    await forgetPeople(turn, subjects);
    await forgetSessions(turn, subjects);
  }
  await turn
    .updateTable('erasure')
    .set({ ...NOBODY, done_at: sql`now()` })
    .where('id', '=', BigInt(erasure.id))
    .execute();
  await note(turn, erasure, { act: 'done', facts: receipt });
}

/** Notes of reviewers have the key of their pair, which tells of two people and goes with either. */
async function pairsOf(turn: Transaction<Tables>, subjects: readonly bigint[]): Promise<bigint[]> {
  const rows = await turn
    .selectFrom('review_entry')
    .select('pair_key')
    .distinct()
    .where(({ eb, or }) => or([eb('left_key', 'in', [...subjects]), eb('right_key', 'in', [...subjects])]))
    .execute();
  return rows.map(({ pair_key }) => pair_key);
}

/** Whoever signed in as this person: the name goes, and what links the sessions to their entries in the log. */
async function forgetSessions(turn: Transaction<Tables>, subjects: readonly bigint[]): Promise<void> {
  const sessions = await turn
    .selectFrom('session')
    .select(['id', 'subject'])
    .where('person_key', 'in', [...subjects])
    .execute();
  if (sessions.length === 0) return;
  await forgetSubjects(
    turn,
    sessions.flatMap(({ id, subject }) => [`session:${id}`, `actor:${subject}`]),
  );
  await turn
    .updateTable('session')
    .set({ name: null, subject: '', revoked_at: sql`coalesce(revoked_at, now())` })
    .where('person_key', 'in', [...subjects])
    .execute();
}

type Noted = Readonly<{
  act: string;
  actor?: string;
  personKeys?: readonly bigint[];
  facts?: ErasureReceipt;
}>;

function note(turn: Transaction<Tables>, { id, basis }: Erasure, { facts, ...noted }: Noted): Promise<void> {
  return writeAct(turn, { kind: KIND, ...noted, facts: { erasure: id, basis, ...facts } });
}
