import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import type { BatchAct, BatchHand, LeftBody } from './payer-words.ts';

/** Something that happened to a batch. */
export type NewStep = BatchHand &
  Readonly<{
    batchId: bigint;
    act: BatchAct;
    try: number;
    left?: LeftBody | undefined;
    reason?: string | undefined;
  }>;

const MOST_LETTERS = 300;

/** Writes down what happened to batches; it only grows. */
export async function writeSteps(
  turn: Kysely<Tables> | Transaction<Tables>,
  steps: readonly NewStep[],
): Promise<void> {
  if (steps.length === 0) return;
  await turn
    .insertInto('payer_step')
    .values(
      steps.map(({ batchId, act, try: number, actor, controller, processor, agreement, left, reason }) => ({
        batch_id: batchId,
        act,
        try: number,
        actor,
        controller,
        processor,
        agreement,
        body_hash: left?.hash ?? null,
        bytes: left?.bytes ?? null,
        reason: reason?.slice(0, MOST_LETTERS) ?? null,
      })),
    )
    .execute();
}
