import { problem } from '../../base/errors/index.ts';
import type { FlagStep } from '../../base/ledger/index.ts';
import type { FlagState, GapKind } from '../../base/model/index.ts';

/** Kinds that are about money paid; all others are about help that does not arrive. */
const ABOUT_MONEY_PAID: readonly GapKind[] = ['overlap', 'paid-after-death', 'paid-not-eligible'];

const HELP_MOVES: Readonly<Partial<Record<FlagState, readonly FlagState[]>>> = {
  flagged: ['confirmed', 'dismissed'],
  confirmed: ['notified', 'dismissed'],
  notified: ['dismissed'],
  dismissed: ['flagged'],
};

const MONEY_MOVES: Readonly<Partial<Record<FlagState, readonly FlagState[]>>> = {
  flagged: ['confirmed', 'dismissed'],
  confirmed: ['notified', 'dismissed'],
  notified: ['appealed', 'held', 'stopped', 'waived', 'dismissed'],
  appealed: ['held', 'stopped', 'waived', 'dismissed'],
  held: ['appealed', 'stopped', 'waived', 'dismissed'],
  stopped: ['appealed', 'recovered', 'waived', 'dismissed'],
  recovered: ['appealed', 'waived'],
  dismissed: ['flagged'],
};

/** Steps that weigh on a person: a second officer takes them. */
const WEIGHTY: readonly FlagState[] = ['held', 'stopped', 'recovered'];

/** Steps that have to leave time for an appeal, unless there was one. */
const AFTER_APPEAL: readonly FlagState[] = ['stopped', 'recovered'];

const DAY_MS = 86_400_000;

/** A flag as it stands: its kind and the steps taken, oldest first. */
export type StandingFlag = Readonly<{ kind: string; history: readonly FlagStep[] }>;

/** How a flag stands now. */
export function stateOf(history: readonly FlagStep[]): FlagState {
  return history.at(-1)?.state ?? 'flagged';
}

/** The states a flag can be brought into from where it stands. */
export function movesFrom({ kind, history }: StandingFlag): readonly FlagState[] {
  const moves = ABOUT_MONEY_PAID.some((money) => money === kind) ? MONEY_MOVES : HELP_MOVES;
  return moves[stateOf(history)] ?? [];
}

/** Who wants which step, and when. */
export type WantedMove = Readonly<{ to: FlagState; officer: string; now: Date; appealDays: number }>;

/**
 * Refuses a step that may not follow: FLAG_STEP_REFUSED for one that does not lead on from here, FLAG_NEEDS_ANOTHER when the officer who
 * confirmed the flag wants to hold, stop or recover, FLAG_TOO_EARLY while the person can still appeal.
 */
export function checkMove(flag: StandingFlag, { to, officer, now, appealDays }: WantedMove): void {
  const possible = movesFrom(flag);
  if (!possible.includes(to)) {
    const told = possible.length > 0 ? possible.join(', ') : '-';
    throw problem('FLAG_STEP_REFUSED', { from: stateOf(flag.history), to, possible: told });
  }
  const since = currentRound(flag.history);
  const confirmed = since.findLast(({ state }) => state === 'confirmed');
  if (WEIGHTY.includes(to) && confirmed?.officer === officer) throw problem('FLAG_NEEDS_ANOTHER', { to });
  if (!AFTER_APPEAL.includes(to) || since.some(({ state }) => state === 'appealed')) return;
  const notified = since.findLast(({ state }) => state === 'notified');
  const from = new Date((notified?.at.getTime() ?? now.getTime()) + appealDays * DAY_MS);
  if (now < from)
    throw problem('FLAG_TOO_EARLY', { to, day: from.toISOString().slice(0, 10), days: appealDays });
}

/** The steps since the flag was last opened: what was decided before a dismissal does not count for what follows it. */
function currentRound(history: readonly FlagStep[]): readonly FlagStep[] {
  return history.slice(history.findLastIndex(({ state }) => state === 'dismissed') + 1);
}
