import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimContent } from '../../base/claim/index.ts';
import { asProblem, type Problem } from '../../base/errors/index.ts';
import { checkWaiting } from './checks/index.ts';
import {
  type OpenedPayers,
  PACE,
  type Pace,
  type PayerDesk,
  readConnections,
  runPayers,
} from './payers/index.ts';

/** What the worker of claims works with. */
export type ClaimWorkerDesk = PayerDesk &
  Readonly<{
    claims: ClaimContent;
    /** Where the file lies that says how payers are reached. */
    home: string;
    /** Is told of what went wrong in a round; the next one goes on. */
    tell: (problem: Problem) => void;
    pace?: Pace | undefined;
  }>;

/** A worker that checks claims, sends them on and takes answers until it is stopped. */
export type ClaimWorker = Readonly<{ stop(): Promise<void> }>;

const CHECKED_AT_ONCE = 200;
const IDLE_MS = 1000;
const AFTER_TROUBLE_MS = 5000;
const LONGEST_STOP_MS = 10_000;

/** What one round came to. */
export type ClaimRound = Readonly<{
  checked: number;
  put: number;
  packed: number;
  sent: number;
  asked: number;
}>;

/**
 * One round: checks what waits, puts on its way what passed, sends and asks. Several may run at once, on one machine or many, and any may
 * be killed anywhere.
 */
export async function runClaimRound(
  desk: ClaimWorkerDesk,
  holder: string,
  opened?: OpenedPayers,
): Promise<ClaimRound> {
  const { ledger, keys, claims, timeZone } = desk;
  const { claims: checked } = await checkWaiting(
    { book: ledger.claims, keys, content: claims },
    { limit: CHECKED_AT_ONCE, now: desk.now(), timeZone },
  );
  const payers = claims.schemes.flatMap(({ id, payer }) => (payer === null ? [] : [{ scheme: id, payer }]));
  const put = await ledger.payers.putChecked(payers);
  const connections = await readConnections(desk.home);
  const done = await runPayers(desk, { holder, connections, pace: desk.pace ?? PACE }, opened);
  return { checked, put, ...done };
}

/** Starts the worker. Stopped, it ends its round and gives its leases back, so that another one goes on at once. */
export function startClaimWorker(desk: ClaimWorkerDesk): ClaimWorker {
  const holder = randomUUID();
  const stopping = new AbortController();
  const opened: OpenedPayers = new Map();
  const rest = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  const work = async () => {
    while (!stopping.signal.aborted) {
      try {
        const { checked, packed, sent, asked } = await runClaimRound(desk, holder, opened);
        if (checked + packed + sent + asked === 0) await rest(IDLE_MS);
      } catch (thrown) {
        if (stopping.signal.aborted) return;
        desk.tell(asProblem(thrown, 'the worker of claims'));
        await rest(AFTER_TROUBLE_MS);
      }
    }
  };
  const running = work();
  return {
    stop: async () => {
      stopping.abort();
      // A payer that does not answer is not waited for: its lease ends by itself.
      await Promise.race([running, sleep(LONGEST_STOP_MS, undefined, { ref: false })]);
      await desk.ledger.payers.release(holder);
    },
  };
}
