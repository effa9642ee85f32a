import { type Kysely, sql, type Transaction } from 'kysely';
import { problem } from '../../errors/index.ts';
import type { DisputeAct } from '../../model/index.ts';
import { writeAct } from '../audit/index.ts';
import type { Tables } from '../tables.ts';
import {
  CLAIM_SOURCE,
  type Correction,
  type Dispute,
  type DisputeCourse,
  type DisputeHand,
  type DisputeQuestion,
  type DisputeStep,
  type NewDispute,
  type NewDisputeStep,
} from './dispute-words.ts';
import { findWaiting, LAST, readCourses } from './waiting-disputes.ts';

/** What citizens say is wrong about them, and what agencies answer; it only grows. */
export type DisputeBook = Readonly<{
  /** Opens a dispute with its first step. Throws DISPUTE_OPEN_ALREADY while another one about the same fact is not settled. */
  open(dispute: NewDispute, first: NewDisputeStep, hand: DisputeHand): Promise<Dispute>;
  /** Takes a step after those that were seen; `check` throws when this one may not follow. Throws DISPUTE_MOVED, DISPUTE_UNKNOWN. */
  step(
    which: Readonly<{ id: bigint; seen: number; hand: DisputeHand }>,
    step: NewDisputeStep,
    check: (dispute: Dispute) => void,
  ): Promise<Dispute>;
  find(id: bigint): Promise<Dispute | undefined>;
  /** All disputes of a person, the latest first; a person may have had several keys. */
  ofPerson(personKeys: readonly bigint[]): Promise<Dispute[]>;
  /** Disputes that wait for somebody, those due first; a page at a time. */
  waiting(question: DisputeQuestion): Promise<Dispute[]>;
  /** The course of such disputes alone: what happened when, with nothing that anybody wrote, for counting. */
  courses(question: DisputeQuestion): Promise<DisputeCourse[]>;
  /** What was found to be right and still stands, in the order it was decided. */
  corrections(): Promise<Correction[]>;
}>;

/** Acts after which nobody has anything more to decide. */
const SETTLED: readonly DisputeAct[] = ['withdrawn', 'accepted', 'upheld', 'dismissed', 'refused', 'ended'];

/** Opens the book of disputes. */
export function openDisputeBook(database: Kysely<Tables>): DisputeBook {
  return {
    open: (dispute, first, hand) =>
      database.transaction().execute((turn) => open(turn, dispute, { first, hand })),
    step: (which, step, check) =>
      database.transaction().execute((turn) => takeStep(turn, which, { step, check })),
    find: async (id) => (await read(database, { ids: [id] }))[0],
    ofPerson: async (personKeys) => (personKeys.length === 0 ? [] : read(database, { personKeys })),
    waiting: (question) => readWaiting(database, question),
    courses: (question) => readCourses(database, question),
    corrections: () => readCorrections(database),
  };
}

type Reader = Kysely<Tables> | Transaction<Tables>;

async function open(
  turn: Transaction<Tables>,
  dispute: NewDispute,
  { first, hand }: Readonly<{ first: NewDisputeStep; hand: DisputeHand }>,
): Promise<Dispute> {
  const { personKey, fact } = dispute;
  await lock(turn, `dispute of ${personKey} ${fact}`);
  const before = await read(turn, { personKeys: [personKey] });
  if (before.some((one) => one.fact === fact && !isSettled(one))) throw problem('DISPUTE_OPEN_ALREADY');
  const { id } = await turn
    .insertInto('dispute')
    .values({
      person_key: personKey,
      fact,
      source: dispute.source,
      agency: dispute.agency,
      said: dispute.said,
      said_as_of: dispute.saidAsOf,
      village: dispute.village,
      due_on: dispute.dueOn,
      dataset_version: dispute.datasetVersion,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return write(turn, { id, step: 1, hand }, first);
}

async function takeStep(
  turn: Transaction<Tables>,
  { id, seen, hand }: Readonly<{ id: bigint; seen: number; hand: DisputeHand }>,
  { step, check }: Readonly<{ step: NewDisputeStep; check: (dispute: Dispute) => void }>,
): Promise<Dispute> {
  await lock(turn, `dispute ${id}`);
  const [dispute] = await read(turn, { ids: [id] });
  if (!dispute) throw problem('DISPUTE_UNKNOWN');
  if ((dispute.history.at(-1)?.step ?? 0) !== seen) throw problem('DISPUTE_MOVED');
  check(dispute);
  return write(turn, { id, step: seen + 1, hand }, step);
}

/** Two people may act in the same moment; one after the other they see each other's step. */
async function lock(turn: Transaction<Tables>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(turn);
}

async function write(
  turn: Transaction<Tables>,
  { id, step, hand }: Readonly<{ id: bigint; step: number; hand: DisputeHand }>,
  { act, value, note }: NewDisputeStep,
): Promise<Dispute> {
  const { role, actor, sessionId } = hand;
  await turn
    .insertInto('dispute_entry')
    .values({ dispute_id: id, step, act, value, note, role, actor, session_id: sessionId ?? null })
    .execute();
  const [dispute] = await read(turn, { ids: [id] });
  if (!dispute) throw problem('DISPUTE_UNKNOWN');
  await writeAct(turn, {
    kind: 'dispute',
    act,
    role,
    actor,
    sessionId,
    area: dispute.village ?? undefined,
    personKeys: [dispute.personKey],
    facts: { dispute: Number(id), step, fact: dispute.fact },
    sealed: { note: note ?? undefined },
  });
  return dispute;
}

function isSettled({ history }: Dispute): boolean {
  const last = history.at(-1)?.act;
  return last !== undefined && SETTLED.includes(last);
}

type Wanted = Readonly<{ ids?: readonly bigint[]; personKeys?: readonly bigint[] }>;

async function read(reader: Reader, { ids, personKeys }: Wanted): Promise<Dispute[]> {
  const heads = await reader
    .selectFrom('dispute')
    .selectAll()
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .$if(personKeys !== undefined, (query) => query.where('person_key', 'in', [...(personKeys ?? [])]))
    .orderBy('id', 'desc')
    .execute();
  if (heads.length === 0) return [];
  const entries = await reader
    .selectFrom('dispute_entry')
    .selectAll()
    .where(
      'dispute_id',
      'in',
      heads.map(({ id }) => id),
    )
    .orderBy('step')
    .execute();
  const steps = Map.groupBy(entries, (entry) => entry.dispute_id);
  return heads.map((head) => ({
    id: head.id,
    at: head.at,
    personKey: head.person_key,
    fact: head.fact,
    source: head.source,
    agency: head.agency,
    said: head.said,
    saidAsOf: head.said_as_of,
    village: head.village,
    dueOn: head.due_on,
    datasetVersion: head.dataset_version,
    history: (steps.get(head.id) ?? []).map(toStep),
  }));
}

function toStep({ step, at, act, value, note, role, actor }: Omit<DisputeStep, never>): DisputeStep {
  return { step, at, act, value, note, role, actor };
}

async function readWaiting(database: Kysely<Tables>, question: DisputeQuestion): Promise<Dispute[]> {
  const found = await findWaiting(database, question);
  if (found.length === 0) return [];
  const disputes = await read(database, { ids: found });
  const byId = new Map(disputes.map((dispute) => [dispute.id, dispute]));
  return found.flatMap((id) => byId.get(id) ?? []);
}

async function readCorrections(database: Kysely<Tables>): Promise<Correction[]> {
  const rows = await database
    .selectFrom('dispute')
    .innerJoin('dispute_entry', (on) =>
      on
        .onRef('dispute_entry.dispute_id', '=', 'dispute.id')
        .on('dispute_entry.step', '=', sql<number>`${LAST}`),
    )
    .select([
      'dispute.id as dispute',
      'dispute.person_key',
      'dispute.fact',
      'dispute.source',
      'dispute.said',
      'dispute_entry.value',
      'dispute_entry.at',
    ])
    .where('dispute_entry.act', 'in', ['accepted', 'upheld'])
    .where('dispute.source', '<>', CLAIM_SOURCE)
    .orderBy('dispute_entry.id')
    .execute();
  return rows.map(({ dispute, person_key, fact, source, said, value, at }) => ({
    dispute,
    personKey: person_key,
    fact,
    source,
    said,
    value,
    decidedOn: at,
  }));
}
