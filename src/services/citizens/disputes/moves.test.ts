import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dispute } from '../../../base/ledger/index.ts';
import { DISPUTE_ACTS, type DisputeAct } from '../../../base/model/index.ts';
import { day, daysAfter } from '../days.ts';
import { clockOf, movesOf } from './moves.ts';

const TIMES = { timeZone: 'Asia/Bangkok', answerWithinDays: 30, appealWithinDays: 30 };
const OPENED = day('2026-11-01');

/** Acts, each with the day after the opening on which it was done. */
function history(...steps: readonly (readonly [DisputeAct, number])[]): Pick<Dispute, 'dueOn' | 'history'> {
  return {
    dueOn: daysAfter(OPENED, TIMES.answerWithinDays),
    history: steps.map(([act, after], place) => ({
      step: place + 1,
      act,
      at: new Date(`${daysAfter(OPENED, after)}T03:00:00Z`),
      value: null,
      note: null,
      role: 'citizen',
      actor: 'self',
    })),
  };
}

const on = (after: number) => ({ today: daysAfter(OPENED, after), times: TIMES });

describe('the clock of an agency', () => {
  it('counts the days to its answer, and those it is late', () => {
    const waiting = history(['opened', 0]);
    expect(clockOf(waiting, on(0))).toMatchObject({ daysLeft: 30, isOverdue: false, stopped: false });
    expect(clockOf(waiting, on(30))).toMatchObject({ daysLeft: 0, isOverdue: false });
    expect(clockOf(waiting, on(31))).toMatchObject({ daysLeft: -1, isOverdue: true });
  });

  it('does not count the days in which the citizen was asked something', () => {
    const asked = history(['opened', 0], ['asked', 10]);
    expect(clockOf(asked, on(25))).toMatchObject({ daysLeft: 20, stopped: true });
    const replied = history(['opened', 0], ['asked', 10], ['replied', 25]);
    expect(clockOf(replied, on(26))).toMatchObject({ daysLeft: 19, stopped: false });
  });

  it('begins anew with an appeal, and ends with an answer', () => {
    expect(clockOf(history(['opened', 0], ['refused', 40], ['appealed', 50]), on(60))?.daysLeft).toBe(20);
    for (const end of ['accepted', 'refused', 'withdrawn'] as const)
      expect(clockOf(history(['opened', 0], [end, 5]), on(6))).toBeNull();
  });

  it('never leaves more days than there were, whatever was done on which days', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom<DisputeAct>('asked', 'replied'), fc.nat(9)), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(steps, fc.nat(60), (acts, later) => {
        let after = 0;
        const done = acts.map(([act, days]) => {
          after += days;
          return [act, after] as const;
        });
        const clock = clockOf(history(['opened', 0], ...done), on(after + later));
        expect(clock?.daysLeft).toBeLessThanOrEqual(30);
      }),
    );
  });
});

describe('what can be done', () => {
  it('is for one side at a time, and nothing once it is settled', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DISPUTE_ACTS), (last) => {
        const dispute = history(['opened', 0], [last, 1]);
        const steward = movesOf(dispute, 'steward', on(2));
        const officer = movesOf(dispute, 'protection-officer', on(2));
        expect(steward.length === 0 || officer.length === 0).toBe(true);
        if (['accepted', 'upheld', 'dismissed', 'withdrawn'].includes(last))
          expect([...steward, ...officer, ...movesOf(dispute, 'citizen', on(2))]).toEqual([]);
      }),
    );
  });

  it('lets a citizen appeal for so many days and no longer', () => {
    const refused = history(['opened', 0], ['refused', 10]);
    expect(movesOf(refused, 'citizen', on(40))).toEqual(['appealed']);
    expect(movesOf(refused, 'citizen', on(41))).toEqual([]);
  });
});
