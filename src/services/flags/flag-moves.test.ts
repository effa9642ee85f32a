import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlagStep } from '../../base/ledger/index.ts';
import { FLAG_STATES, type FlagState } from '../../base/model/index.ts';
import { checkMove, movesFrom, stateOf } from './flag-moves.ts';

const DAY = 86_400_000;
const start = new Date('2026-01-05T03:00:00Z');
const later = (days: number) => new Date(start.getTime() + days * DAY);

function took(...steps: [FlagState, string, number][]): FlagStep[] {
  const flag = { personKey: 1n, programme: 'old-age-allowance', kind: 'overlap', reason: 'as the roll says' };
  return steps.map(([state, officer, days], index) => ({
    ...flag,
    step: index + 1,
    state,
    officer,
    at: later(days),
  }));
}

const wants = (to: FlagState, officer: string, days: number) => ({
  to,
  officer,
  now: later(days),
  appealDays: 15,
});
const refusal = (code: string) => expect.objectContaining({ code });

describe('what may follow on a flag', () => {
  it('begins as flagged, and an officer confirms or dismisses it', () => {
    expect(stateOf([])).toBe('flagged');
    expect(movesFrom({ kind: 'overlap', history: [] })).toEqual(['confirmed', 'dismissed']);
  });

  it('never stops money before the person was told', () => {
    const history = took(['confirmed', 'mali', 0]);
    expect(() => checkMove({ kind: 'overlap', history }, wants('stopped', 'somchai', 40))).toThrow(
      refusal('FLAG_STEP_REFUSED'),
    );
  });

  it('leaves the days of appeal before money is stopped, and not when the appeal was heard', () => {
    const history = took(['confirmed', 'mali', 0], ['notified', 'mali', 1]);
    expect(() => checkMove({ kind: 'overlap', history }, wants('stopped', 'somchai', 15))).toThrow(
      refusal('FLAG_TOO_EARLY'),
    );
    expect(() => checkMove({ kind: 'overlap', history }, wants('stopped', 'somchai', 16))).not.toThrow();
    const heard = [...history, ...took(['appealed', 'mali', 3])];
    expect(() =>
      checkMove({ kind: 'overlap', history: heard }, wants('stopped', 'somchai', 4)),
    ).not.toThrow();
  });

  it('asks for another officer than the one who confirmed before money is held, stopped or recovered', () => {
    const history = took(['confirmed', 'mali', 0], ['notified', 'somchai', 1]);
    expect(() => checkMove({ kind: 'overlap', history }, wants('held', 'mali', 2))).toThrow(
      refusal('FLAG_NEEDS_ANOTHER'),
    );
    expect(() => checkMove({ kind: 'overlap', history }, wants('held', 'somchai', 2))).not.toThrow();
    expect(() => checkMove({ kind: 'overlap', history }, wants('waived', 'mali', 2))).not.toThrow();
  });

  it('starts anew after a dismissal: what was decided before it does not count', () => {
    const history = took(
      ['confirmed', 'mali', 0],
      ['notified', 'mali', 1],
      ['dismissed', 'mali', 2],
      ['flagged', 'somchai', 3],
      ['confirmed', 'somchai', 4],
      ['notified', 'somchai', 30],
    );
    expect(() => checkMove({ kind: 'overlap', history }, wants('held', 'mali', 31))).not.toThrow();
    expect(() => checkMove({ kind: 'overlap', history }, wants('stopped', 'mali', 31))).toThrow(
      refusal('FLAG_TOO_EARLY'),
    );
  });

  it('knows no stop and no recovery where help does not arrive', () => {
    const reached = new Set<FlagState>();
    const visit = (history: FlagStep[]): void => {
      for (const to of movesFrom({ kind: 'missing-out', history })) {
        if (reached.has(to)) continue;
        reached.add(to);
        visit([...history, ...took([to, 'mali', 0])]);
      }
    };
    visit([]);
    expect([...reached].sort()).toEqual(['confirmed', 'dismissed', 'flagged', 'notified']);
  });

  it('never recovers money that was not stopped, whatever steps are tried', () => {
    const tries = fc.array(
      fc.tuple(fc.constantFrom(...FLAG_STATES), fc.constantFrom('mali', 'somchai'), fc.nat(30)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(tries, (wanted) => {
        const history: FlagStep[] = [];
        let day = 0;
        for (const [to, officer, wait] of wanted) {
          day += wait;
          try {
            checkMove({ kind: 'paid-after-death', history }, wants(to, officer, day));
          } catch {
            continue;
          }
          if (to === 'recovered') expect(stateOf(history)).toBe('stopped');
          if (to === 'stopped') expect(history.some(({ state }) => state === 'notified')).toBe(true);
          history.push({ ...took([to, officer, day])[0], step: history.length + 1 } as FlagStep);
        }
      }),
    );
  });
});
