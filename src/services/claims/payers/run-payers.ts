import { openEclaimPayer } from './eclaim/index.ts';
import type { Payer } from './payer.ts';
import {
  askRound,
  findInForce,
  gatherRound,
  getPayer,
  type InForce,
  type Pace,
  type PayerConnections,
  type PayerDesk,
  sendRound,
} from './rounds/index.ts';

/** Who sends now, where payers are, and how long is waited. */
export type PayerRun = Readonly<{ holder: string; connections: PayerConnections; pace: Pace }>;

/** What was done in one round with payers. */
export type PayerRound = Readonly<{ packed: number; sent: number; asked: number }>;

/** Payers that were opened, kept from round to round so that nobody signs in anew each time. */
export type OpenedPayers = Map<string, Readonly<{ of: string; payer: Payer }>>;

/**
 * One round with every payer that has an address and an agreement in force: packs what waits, sends what is due, asks about what was sent.
 * It can be run by several at once and be killed anywhere; the next round goes on.
 */
export async function runPayers(
  desk: PayerDesk,
  run: PayerRun,
  opened: OpenedPayers = new Map(),
): Promise<PayerRound> {
  let [packed, sent, asked] = [0, 0, 0];
  for (const { id } of desk.content.payers) {
    if (!run.connections[id]) continue;
    const inForce = await findInForce(desk, getPayer(desk.content, id));
    const payer = inForce && openPayer(desk, { run, opened, id, inForce });
    if (!payer) continue;
    const open = { payer, inForce, holder: run.holder, pace: run.pace };
    packed += await gatherRound(desk, open);
    sent += await sendRound(desk, open);
    asked += await askRound(desk, open);
  }
  return { packed, sent, asked };
}

type Opening = Readonly<{ run: PayerRun; opened: OpenedPayers; id: string; inForce: InForce }>;

function openPayer(desk: PayerDesk, { run, opened, id, inForce }: Opening): Payer | undefined {
  const connection = run.connections[id];
  if (!connection) return undefined;
  const { grant, hand } = inForce;
  const of = JSON.stringify([connection, hand.agreement]);
  const known = opened.get(id);
  if (known?.of === of) return known.payer;
  const form = { payer: getPayer(desk.content, id), content: desk.content, set: desk.set, grant };
  const payer = openEclaimPayer(form, connection);
  opened.set(id, { of, payer });
  return payer;
}
