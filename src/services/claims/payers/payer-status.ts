import { problem } from '../../../base/errors/index.ts';
import type { DeadLetter, PayerFigures } from '../../../base/ledger/index.ts';
import { findInForce, getPayer, type PayerConnections, type PayerDesk } from './rounds/index.ts';

/** How it stands with one payer, and what keeps claims from leaving for it. */
export type PayerStatus = PayerFigures &
  Readonly<{
    title: Readonly<Record<'th' | 'en', string>>;
    connected: boolean;
    inForce: boolean;
    agreement: string;
  }>;

const NOTHING = { waiting: 0, ready: 0, sent: 0, answered: 0, dead: 0, deadParcels: 0, oldest: null };
const LETTERS = 100;

/** How it stands with every payer of the country, and the batches that nobody tries any more. */
export async function readPayerStatus(
  desk: PayerDesk,
  connections: PayerConnections,
): Promise<Readonly<{ payers: readonly PayerStatus[]; deadLetters: readonly DeadLetter[] }>> {
  const figures = await desk.ledger.payers.figures();
  const payers: PayerStatus[] = [];
  for (const payer of desk.content.payers) {
    const found = figures.find((one) => one.payer === payer.id);
    payers.push({
      ...NOTHING,
      ...found,
      payer: payer.id,
      title: payer.title,
      agreement: payer.agreement,
      connected: connections[payer.id] !== undefined,
      inForce: (await findInForce(desk, payer)) !== undefined,
    });
  }
  return { payers, deadLetters: await desk.ledger.payers.deadLetters(LETTERS) };
}

/** Which dead letters of a payer go again: a message or one claim by its number, or all; and why. */
type PayerReplay = Readonly<{
  payer: string;
  batch?: number | undefined;
  parcel?: number | undefined;
  reason?: string | undefined;
}>;

/** Lets dead letters of a payer be tried again. Throws PAYER_UNKNOWN, PAYER_BATCH_UNKNOWN. */
export async function replayPayer(
  desk: Pick<PayerDesk, 'ledger' | 'content' | 'now' | 'actor'>,
  { payer, batch, parcel, reason }: PayerReplay,
): Promise<Readonly<{ batches: number; claims: number }>> {
  const { party } = getPayer(desk.content, payer);
  const hand = { actor: desk.actor, controller: party, processor: party, agreement: null };
  const done = await desk.ledger.payers.replay({
    payer,
    batch: batch === undefined ? undefined : BigInt(batch),
    parcel: parcel === undefined ? undefined : BigInt(parcel),
    reason,
    now: desk.now(),
    hand,
  });
  const wanted = batch ?? parcel;
  if (wanted !== undefined && done.batches + done.claims === 0)
    throw problem('PAYER_BATCH_UNKNOWN', { payer, batch: wanted });
  return done;
}
