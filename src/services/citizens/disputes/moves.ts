import type { DisputeCourse } from '../../../base/ledger/index.ts';
import type { DisputeAct, IsoDate } from '../../../base/model/index.ts';
import { dayOf, daysAfter, daysBetween } from '../days.ts';

/** Who takes part in a dispute. */
export type DisputeParty = 'citizen' | 'steward' | 'protection-officer';

/** What a country says of time. */
export type DisputeTimes = Readonly<{
  timeZone: string;
  answerWithinDays: number;
  appealWithinDays: number;
}>;

/** How much time is left; `stopped` while the citizen is asked something, and negative days are days too late. */
export type DisputeClock = Readonly<{
  dueOn: IsoDate;
  daysLeft: number;
  isOverdue: boolean;
  stopped: boolean;
}>;

/** Acts that wait for the agency, and the one that waits for the protection officer. */
export const WAITS_FOR: Readonly<Record<DisputeParty, readonly DisputeAct[]>> = {
  citizen: ['asked'],
  steward: ['opened', 'replied'],
  'protection-officer': ['appealed'],
};

/** What a party can do now. Whoever was refused can appeal for so many days. */
export function movesOf(
  dispute: DisputeCourse,
  party: DisputeParty,
  { today, times }: Readonly<{ today: IsoDate; times: DisputeTimes }>,
): DisputeAct[] {
  const last = dispute.history.at(-1);
  if (!last) return [];
  if (party === 'steward')
    return WAITS_FOR.steward.includes(last.act) ? ['accepted', 'refused', 'asked'] : [];
  if (party === 'protection-officer') return last.act === 'appealed' ? ['upheld', 'dismissed'] : [];
  if (last.act === 'asked') return ['replied', 'withdrawn'];
  if (last.act === 'refused') {
    const lastDay = daysAfter(dayOf(last.at, times.timeZone), times.appealWithinDays);
    return today <= lastDay ? ['appealed'] : [];
  }
  return WAITS_FOR.steward.includes(last.act) ? ['withdrawn'] : [];
}

/**
 * The clock of whoever has to answer: the agency has so many days, and the days in which the citizen was asked something are not
 * counted; an appeal has as many days again. Nothing once it is settled.
 */
export function clockOf(
  { dueOn, history }: DisputeCourse,
  { today, times }: Readonly<{ today: IsoDate; times: DisputeTimes }>,
): DisputeClock | null {
  const last = history.at(-1);
  if (!last) return null;
  const on = (at: Date) => dayOf(at, times.timeZone);
  if (last.act === 'appealed') return clockAt(daysAfter(on(last.at), times.answerWithinDays), today);
  if (![...WAITS_FOR.steward, ...WAITS_FOR.citizen].includes(last.act)) return null;
  const waited = history.reduce((days, { act, at }, place) => {
    if (act !== 'asked') return days;
    const next = history[place + 1];
    return days + daysBetween(on(at), next ? on(next.at) : today);
  }, 0);
  return { ...clockAt(daysAfter(dueOn, waited), today), stopped: last.act === 'asked' };
}

function clockAt(dueOn: IsoDate, today: IsoDate): DisputeClock {
  const daysLeft = daysBetween(today, dueOn);
  return { dueOn, daysLeft, isOverdue: daysLeft < 0, stopped: false };
}
