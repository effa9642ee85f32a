import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { comparePayments, type MonthFigures } from './compare-payments.ts';

function month(written: string): IsoDate {
  const date = parseIsoDate(`${written}-01`);
  if (!date) throw new RangeError(written);
  return date;
}

test('a payment that was right then and is too much now is so because of what became known later', () => {
  const { months, overpaid, underpaid } = comparePayments([
    { month: month('2026-01'), dueThen: 60_000n, dueNow: 60_000n, paid: 60_000n },
    { month: month('2026-02'), dueThen: 60_000n, dueNow: 0n, paid: 60_000n },
    { month: month('2026-03'), dueThen: 60_000n, dueNow: 70_000n, paid: 60_000n },
  ]);
  expect(months.map(({ state, because }) => [state, because])).toEqual([
    ['even', null],
    ['overpaid', 'known-later'],
    ['underpaid', 'known-later'],
  ]);
  expect({ overpaid, underpaid }).toEqual({ overpaid: 60_000n, underpaid: 10_000n });
});

test('a payment that was wrong by what was known then is the payer’s', () => {
  const { months } = comparePayments([
    { month: month('2026-01'), dueThen: 60_000n, dueNow: 60_000n, paid: 0n },
    { month: month('2026-02'), dueThen: null, dueNow: 0n, paid: 5n },
  ]);
  expect(months.map(({ because }) => because)).toEqual(['paid-otherwise', 'paid-otherwise']);
});

test('what is not known is neither too much nor too little', () => {
  const { months, overpaid, underpaid, monthsNotKnown } = comparePayments([
    { month: month('2026-01'), dueThen: null, dueNow: null, paid: 60_000n },
    { month: month('2026-02'), dueThen: 60_000n, dueNow: 60_000n, paid: null },
  ]);
  expect(months.map(({ state, difference }) => [state, difference])).toEqual([
    ['cannot-tell', null],
    ['cannot-tell', null],
  ]);
  expect({ overpaid, underpaid, monthsNotKnown }).toEqual({ overpaid: 0n, underpaid: 0n, monthsNotKnown: 2 });
});

test('too much less too little is what was paid less what was due, of the months that are known', () => {
  const satang = fc.option(fc.bigInt({ min: 0n, max: 200_000n }), { nil: null, freq: 5 });
  const figures: fc.Arbitrary<MonthFigures> = fc.record({
    month: fc.constant(month('2026-01')),
    dueThen: satang,
    dueNow: satang,
    paid: satang,
  });
  fc.assert(
    fc.property(fc.array(figures, { maxLength: 30 }), (months) => {
      const { overpaid, underpaid, monthsNotKnown } = comparePayments(months);
      const known = months.filter(({ paid, dueNow }) => paid !== null && dueNow !== null);
      const sum = known.reduce((all, { paid, dueNow }) => all + (paid ?? 0n) - (dueNow ?? 0n), 0n);
      expect(overpaid - underpaid).toBe(sum);
      expect(monthsNotKnown).toBe(months.length - known.length);
    }),
  );
});
