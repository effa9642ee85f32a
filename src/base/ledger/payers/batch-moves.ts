import type { Kysely, Transaction } from 'kysely';
import { appendClaimEvents } from '../claims/append-events.ts';
import type { NewClaimEvent } from '../claims/claim-words.ts';
import type { Tables } from '../tables.ts';
import { writeSteps } from './batch-steps.ts';
import { leaseBatches, makeBatch } from './outbox.ts';
import type { BatchHand, LeasedBatch, LeaseOrder, LeftBody, Parcel } from './payer-words.ts';

type Turn = Transaction<Tables>;

/**
 * Takes leases of batches and says of their claims that they are on their way, before a byte leaves: from here on a hospital cannot take
 * them back. What was taken back or corrected before its first try does not leave.
 */
export async function beginTries(turn: Turn, order: LeaseOrder, hand: BatchHand): Promise<LeasedBatch[]> {
  const leased = await leaseBatches(turn, order);
  if (order.state === 'sent') return leased;
  const begun: LeasedBatch[] = [];
  for (const batch of leased) {
    const going = batch.tries === 1 ? await tellForwarded(turn, batch, hand) : batch;
    await writeSteps(turn, [{ batchId: batch.id, act: 'taken', try: batch.tries, ...hand }]);
    if (going.parcels.length > 0) begun.push(going);
    else await closeEmpty(turn, batch, hand);
  }
  return begun;
}

async function tellForwarded(turn: Turn, batch: LeasedBatch, hand: BatchHand): Promise<LeasedBatch> {
  const before = await toldBefore(turn, batch);
  const current = await lockChecked(turn, batch);
  const isNew = ({ id, claimId, version }: Parcel) => !before.has(id) && current.get(claimId) === version;
  const fresh = batch.parcels.filter(isNew);
  const going = batch.parcels.filter((parcel) => before.has(parcel.id) || isNew(parcel));
  const stale = batch.parcels.filter((parcel) => !going.includes(parcel)).map(({ id }) => id);
  if (stale.length > 0) await takeOut(turn, stale);
  if (fresh.length === 0) return { ...batch, parcels: going };
  const detail = { payer: batch.payer, batch: Number(batch.id), agreement: hand.agreement };
  await appendClaimEvents(
    turn,
    fresh.map(({ claimId, version }) => ({ claim: claimId, version, kind: 'forwarded', hand, detail })),
  );
  await turn
    .updateTable('payer_parcel')
    .set({ answer: 'forwarded' })
    .where(
      'id',
      'in',
      fresh.map(({ id }) => id),
    )
    .execute();
  return { ...batch, parcels: going };
}

/** What left in a batch that was split or given up goes on in another one: that it is on its way was said already. */
async function toldBefore(turn: Turn, { id }: LeasedBatch): Promise<Set<bigint>> {
  const rows = await turn
    .selectFrom('payer_parcel')
    .select('id')
    .where('batch_id', '=', id)
    .where('answer', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Versions that passed their checks and stand so still; nobody moves those claims until this turn is over. */
async function lockChecked(turn: Turn, { parcels }: LeasedBatch): Promise<Map<bigint, number>> {
  const rows = await turn
    .selectFrom('claim')
    .select(['id', 'version'])
    .where(
      'id',
      'in',
      parcels.map(({ claimId }) => claimId),
    )
    .where('stage', '=', 'checked')
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

async function takeOut(turn: Turn, ids: readonly bigint[]): Promise<void> {
  await turn
    .updateTable('payer_parcel')
    .set({
      state: 'superseded',
      batch_id: null,
      reason: 'the claim was taken back or corrected before it left',
    })
    .where('id', 'in', [...ids])
    .execute();
}

async function closeEmpty(turn: Turn, { id, tries }: LeasedBatch, hand: BatchHand): Promise<void> {
  await turn
    .updateTable('payer_batch')
    .set({ state: 'split', holder: null, leased_until: null })
    .where('id', '=', id)
    .execute();
  await writeSteps(turn, [
    { batchId: id, act: 'split', try: tries, ...hand, reason: 'none of its claims is to go any more' },
  ]);
}

/** What came of a try that the payer took. */
export type SentTry = Readonly<{ receipt: string; left: LeftBody; askAt: Date; hand: BatchHand }>;

/** Writes down that the payer has a batch; whoever says so second changes nothing. Tells whether it was the first. */
export async function noteSent(
  turn: Turn,
  batch: LeasedBatch,
  { receipt, left, askAt, hand }: SentTry,
): Promise<boolean> {
  const taken = await turn
    .updateTable('payer_batch')
    .set({
      state: 'sent',
      receipt,
      tries: 0,
      due_at: askAt,
      holder: null,
      leased_until: null,
      reason: null,
    })
    .where('id', '=', batch.id)
    .where('state', '=', 'ready')
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) return false;
  await writeSteps(turn, [{ batchId: batch.id, act: 'sent', try: batch.tries, ...hand, left }]);
  const events = batch.parcels.map(({ claimId, version }): NewClaimEvent => {
    const detail = { payer: batch.payer, batch: Number(batch.id), receipt };
    return { claim: claimId, version, kind: 'payer-received', hand, detail };
  });
  await appendClaimEvents(turn, events);
  await turn
    .updateTable('payer_parcel')
    .set({ answer: 'payer-received', answer_rank: 1 })
    .where('batch_id', '=', batch.id)
    .where('answer_rank', '<', 1)
    .execute();
  return true;
}

/** What came of a try that did not go well: when to try again, or that nobody shall. */
export type FailedTry = Readonly<{ reason: string; next: Date | 'never'; hand: BatchHand }>;

/** Writes down a try that failed, if whoever failed still holds the lease. */
export async function noteFailed(
  turn: Turn,
  { batch, holder }: Readonly<{ batch: LeasedBatch; holder: string }>,
  { reason, next, hand }: FailedTry,
): Promise<void> {
  const change = next === 'never' ? { state: 'dead' as const } : { due_at: next };
  const moved = await turn
    .updateTable('payer_batch')
    .set({ ...change, reason, holder: null, leased_until: null })
    .where('id', '=', batch.id)
    .where('holder', '=', holder)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) return;
  const act = next === 'never' ? ('died' as const) : ('failed' as const);
  await writeSteps(turn, [{ batchId: batch.id, act, try: batch.tries, ...hand, reason }]);
}

/** Puts the claims of a batch that a payer does not take as a whole into two, if whoever says so still holds the lease. */
export async function splitBatch(
  turn: Turn,
  { batch, holder }: Readonly<{ batch: LeasedBatch; holder: string }>,
  { reason, now, hand }: Readonly<{ reason: string; now: Date; hand: BatchHand }>,
): Promise<void> {
  const moved = await turn
    .updateTable('payer_batch')
    .set({ state: 'split', reason, holder: null, leased_until: null })
    .where('id', '=', batch.id)
    .where('state', '=', 'ready')
    .where('holder', '=', holder)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) return;
  await writeSteps(turn, [{ batchId: batch.id, act: 'split', try: batch.tries, ...hand, reason }]);
  const ids = batch.parcels.map(({ id }) => id);
  const half = Math.ceil(ids.length / 2);
  for (const part of [ids.slice(0, half), ids.slice(half)])
    if (part.length > 0) await makeBatch(turn, { first: batch, ids: part }, { now, hand });
}

/** Lets go of a lease before its time, so that a worker that is stopped keeps nobody waiting. */
export async function releaseLeases(database: Kysely<Tables>, holder: string): Promise<void> {
  await database
    .updateTable('payer_batch')
    .set({ holder: null, leased_until: null })
    .where('holder', '=', holder)
    .execute();
}
