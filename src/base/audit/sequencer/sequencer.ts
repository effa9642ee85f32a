import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditBook } from '../../ledger/index.ts';
import type { SequencerPlan, SequencerState } from './plan.ts';
import { goRound, leave } from './round.ts';

/** Numbers what the books wrote and puts it into the log, for as long as it runs. */
export type Sequencer = Readonly<{
  /** Takes everything that waits, signs it and has it witnessed; tells whether this process is the one that may. */
  settle(): Promise<boolean>;
  stop(): Promise<void>;
}>;

/** What is written in one moment is taken together. */
const TOGETHER_MS = 8;
const LOOK_EVERY_MS = 1000;
const REST_MS = 5000;
const SIGNED_WITHIN_MS = 5000;
const ASK_AGAIN_MS = 40;

/** Starts the sequencer of a home. Where another process has the lock, it waits for its turn. */
export function startSequencer(plan: SequencerPlan): Sequencer {
  const state: SequencerState = { signedAt: 0, words: new Map(), publishing: Promise.resolve() };
  let turn: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const clock = makeClock(async () => {
    try {
      await inTurn(() => goRound(plan, state, { whole: false }));
      return LOOK_EVERY_MS;
    } catch (thrown) {
      if (!isStopped) plan.onTrouble(thrown);
      return REST_MS;
    }
  });
  const stopListening = plan.audit.outbox.onWritten(() => clock.within(TOGETHER_MS));
  clock.within(0);
  return {
    settle: async () => {
      const isOurs = await inTurn(() => goRound(plan, state, { whole: true }));
      return isOurs || (await untilSigned(plan.audit));
    },
    stop: async () => {
      isStopped = true;
      stopListening();
      clock.stop();
      await inTurn(() => leave(state));
    },
  };
}

/** Calls `look` again and again: after what it says, or sooner when something asks for it. */
function makeClock(look: () => Promise<number>) {
  let timer: NodeJS.Timeout | undefined;
  let [due, isStopped] = [Number.POSITIVE_INFINITY, false];
  const within = (ms: number) => {
    if (isStopped || due <= Date.now() + ms) return;
    clearTimeout(timer);
    due = Date.now() + ms;
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      void look().then(within);
    }, ms);
    timer.unref();
  };
  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
  };
  return { within, stop };
}

/** Waits until what was written so far is in the signed log, put there by another process; tells whether it came to be. */
async function untilSigned(audit: AuditBook): Promise<boolean> {
  for (const until = Date.now() + SIGNED_WITHIN_MS; Date.now() < until; await sleep(ASK_AGAIN_MS)) {
    const [waiting, numbered, last] = await Promise.all([
      audit.outbox.waiting(1),
      audit.outbox.numbered(),
      audit.heads.last(),
    ]);
    if (waiting.length === 0 && last && last.size >= numbered) return true;
  }
  return false;
}
