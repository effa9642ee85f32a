import type { IsoDate } from '../../../base/model/index.ts';

/** What is told of one month; satang of that month, null where it is not known. */
export type MonthFigures = Readonly<{
  /** The first day of the month. */
  month: IsoDate;
  /** Due by the rules and facts known when the month ended. */
  dueThen: bigint | null;
  /** Due by the rules and facts known now. */
  dueNow: bigint | null;
  paid: bigint | null;
}>;

/** How one month came out. */
export type ComparedMonth = MonthFigures &
  Readonly<{
    /** Paid less due now: above zero is too much. */
    difference: bigint | null;
    state: 'even' | 'overpaid' | 'underpaid' | 'cannot-tell';
    /** `known-later`: the payment was right by what was known then. */
    because: 'known-later' | 'paid-otherwise' | null;
  }>;

/** All months, and what was paid too much and too little; the two are never set off against each other. */
export type ComparedPayments = Readonly<{
  months: readonly ComparedMonth[];
  overpaid: bigint;
  underpaid: bigint;
  monthsNotKnown: number;
}>;

/** Sets what was paid beside what was due, month by month; after a change that goes back in time, what was right may be so no more. */
export function comparePayments(figures: readonly MonthFigures[]): ComparedPayments {
  const months = figures.map(compareMonth);
  const total = (state: ComparedMonth['state']) =>
    months
      .filter((month) => month.state === state)
      .reduce((sum, { difference }) => sum + absolute(difference ?? 0n), 0n);
  return {
    months,
    overpaid: total('overpaid'),
    underpaid: total('underpaid'),
    monthsNotKnown: months.filter(({ state }) => state === 'cannot-tell').length,
  };
}

function compareMonth(figures: MonthFigures): ComparedMonth {
  const { dueThen, dueNow, paid } = figures;
  if (paid === null || dueNow === null) {
    return { ...figures, difference: null, state: 'cannot-tell', because: null };
  }
  const difference = paid - dueNow;
  if (difference === 0n) return { ...figures, difference, state: 'even', because: null };
  const state = difference > 0n ? 'overpaid' : 'underpaid';
  // Of a month of which nothing was known then, it cannot be said that the payment was right by what was known.
  return { ...figures, difference, state, because: paid === dueThen ? 'known-later' : 'paid-otherwise' };
}

function absolute(satang: bigint): bigint {
  return satang < 0n ? -satang : satang;
}
