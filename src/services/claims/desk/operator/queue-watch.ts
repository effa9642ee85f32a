import type { QueueFlow } from '../../../../base/ledger/index.ts';
import { type QueueDesk, readClaimQueues } from './read-queues.ts';

type Queues = Awaited<ReturnType<typeof readClaimQueues>>;

/** How the gateway stands, asked by several pages every few seconds and read once for all of them. */
type QueueWatch = Readonly<{
  read(): Promise<Queues>;
  /** Forgets what was read, after somebody changed something. */
  forget(): void;
}>;

const FRESH_MS = 2000;
const FLOWS_FRESH_MS = 30_000;

/** Opens a watch over the queues. What came and left within a day takes longer to count, and is counted less often. */
export function openQueueWatch(desk: QueueDesk): QueueWatch {
  const flows = keepFresh<QueueFlow[]>(desk.now, FLOWS_FRESH_MS);
  const queues = keepFresh<Queues>(desk.now, FRESH_MS);
  return {
    read: () =>
      queues.read(async () =>
        readClaimQueues(desk, await flows.read(() => desk.ledger.claimFigures.flows())),
      ),
    forget: () => {
      queues.forget();
      flows.forget();
    },
  };
}

/** One answer for all who ask within a while; a failure is no answer. */
function keepFresh<Answer>(now: () => Date, ms: number) {
  let kept: Readonly<{ answer: Promise<Answer>; until: number }> | undefined;
  return {
    read: (ask: () => Promise<Answer>): Promise<Answer> => {
      const at = now().getTime();
      if (kept && kept.until > at) return kept.answer;
      const answer = ask();
      const asked = { answer, until: at + ms };
      kept = asked;
      answer.catch(() => {
        if (kept === asked) kept = undefined;
      });
      return answer;
    },
    forget: () => {
      kept = undefined;
    },
  };
}
