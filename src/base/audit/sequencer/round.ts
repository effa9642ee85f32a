import type { AuditLog } from '../log/index.ts';
import { openHomeLog } from './open-log.ts';
import type { SequencerPlan, SequencerState } from './plan.ts';
import { askWitnesses, publish } from './witness-round.ts';

const BATCH = 1024;
const SIGN_EVERY_MS = 2000;

/**
 * One round: take the lock if it is free, number what waits, sign when it is time, ask the witnesses when it is time. A whole
 * round does all of it at once and waits for the witnesses. Tells whether this process is the one that may.
 */
export async function goRound(
  plan: SequencerPlan,
  state: SequencerState,
  { whole }: Readonly<{ whole: boolean }>,
): Promise<boolean> {
  try {
    if (!(await holdLock(plan, state))) return false;
    state.log ??= await openHomeLog(plan);
    const { log, lock } = state;
    while ((await take(plan, log)) === BATCH) if (!lock?.isHeld()) return false;
    const isDue = whole || Date.now() - state.signedAt >= (plan.signEveryMs ?? SIGN_EVERY_MS);
    if (isDue && log.signed()?.size !== log.size()) {
      await log.sign();
      state.signedAt = Date.now();
      await publish(plan, state, log);
    }
    const asking = askOnce(plan, state, { log, now: whole });
    if (whole) await asking;
    return true;
  } catch (thrown) {
    // What is in memory may be ahead of the disk: the next round begins again from the disk.
    await leave(state);
    throw thrown;
  }
}

/** Gives up the lock and closes the log. */
export async function leave(state: SequencerState): Promise<void> {
  const { log, lock } = state;
  await state.asking;
  delete state.log;
  delete state.lock;
  await log?.close();
  await lock?.release();
}

async function holdLock({ audit }: SequencerPlan, state: SequencerState): Promise<boolean> {
  if (state.lock?.isHeld()) return true;
  await leave(state);
  const lock = await audit.tryLock();
  if (!lock) return false;
  state.lock = lock;
  return true;
}

/** A witness that takes its time holds up nobody: the log goes on growing meanwhile. */
async function askOnce(
  plan: SequencerPlan,
  state: SequencerState,
  asked: Readonly<{ log: AuditLog; now: boolean }>,
): Promise<void> {
  if (state.asking && asked.now) await state.asking;
  state.asking ??= askWitnesses(plan, state, asked)
    .catch(plan.onTrouble)
    .finally(() => {
      delete state.asking;
    });
  await state.asking;
}

async function take({ audit }: SequencerPlan, log: AuditLog): Promise<number> {
  const rows = await audit.outbox.waiting(BATCH);
  if (rows.length === 0) return 0;
  const first = await log.append(rows.map(({ payload }) => Buffer.from(payload)));
  await audit.outbox.number(rows.map(({ id }, place) => ({ id, logIndex: first + place })));
  return rows.length;
}
