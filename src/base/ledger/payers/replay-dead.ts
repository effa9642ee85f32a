import type { Transaction } from 'kysely';
import { writeAct } from '../audit/index.ts';
import type { Tables } from '../tables.ts';
import { writeSteps } from './batch-steps.ts';
import type { BatchHand } from './payer-words.ts';

type Turn = Transaction<Tables>;

/** Which dead letters are to be tried again: a message, one claim that was set aside, or all of a payer; and why. */
export type ReplayOrder = Readonly<{
  payer: string;
  batch?: bigint | undefined;
  parcel?: bigint | undefined;
  reason?: string | undefined;
  now: Date;
  hand: BatchHand;
}>;

/** How many messages and single claims go again. */
export type Replayed = Readonly<{ batches: number; claims: number }>;

/**
 * Lets dead batches and dead claims of a payer be tried again, with the keys they had. Who did it and why stands with each batch and in the
 * log. Tells how many of each.
 */
export async function replayDead(turn: Turn, order: ReplayOrder): Promise<Replayed> {
  const { payer, batch, parcel, reason, hand } = order;
  const batches = parcel === undefined ? await readyBatches(turn, order) : [];
  await writeSteps(
    turn,
    batches.map((batchId) => ({ batchId, act: 'replayed', try: 0, reason, ...hand })),
  );
  const claims = batch === undefined ? await waitingParcels(turn, order) : 0;
  if (batches.length + claims > 0)
    await writeAct(turn, {
      kind: 'payer',
      act: 'replayed',
      actor: hand.actor,
      rows: batches.length + claims,
      facts: { payer, batches: batches.length, claims },
      sealed: { reason },
    });
  return { batches: batches.length, claims };
}

async function readyBatches(turn: Turn, { payer, batch, now }: ReplayOrder): Promise<bigint[]> {
  const rows = await turn
    .updateTable('payer_batch')
    .set({ state: 'ready', tries: 0, due_at: now, holder: null, leased_until: null, reason: null })
    .where('payer', '=', payer)
    .where('state', '=', 'dead')
    .$if(batch !== undefined, (query) => query.where('id', '=', batch ?? 0n))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function waitingParcels(turn: Turn, { payer, parcel }: ReplayOrder): Promise<number> {
  const { numUpdatedRows } = await turn
    .updateTable('payer_parcel')
    .set({ state: 'waiting', reason: null })
    .where('payer', '=', payer)
    .where('state', '=', 'dead')
    .$if(parcel !== undefined, (query) => query.where('id', '=', parcel ?? 0n))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
