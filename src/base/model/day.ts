import { type IsoDate, parseIsoDate } from './thai-date.ts';

const DAY_MS = 86_400_000;

/** The day a moment falls on, as people of a place count days. */
export function dayOf(moment: Date, timeZone: string): IsoDate {
  // The Canadian way of writing a date is that of the standard.
  const written = new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment);
  const day = parseIsoDate(written);
  if (!day) throw new RangeError(`no calendar day: ${written}`);
  return day;
}

/** The day so many days after another; before it when negative. */
export function daysAfter(from: IsoDate, days: number): IsoDate {
  return dayOf(new Date(Date.parse(from) + days * DAY_MS), 'UTC');
}

/** The first moment of a day, as people of a place count days: midnight, or what comes instead where clocks are turned at that hour. */
export function beginningOf(day: IsoDate, timeZone: string): Date {
  const midnight = Date.parse(day);
  const [first] = [-DAY_MS, DAY_MS]
    .map((away) => midnight - aheadBy(new Date(midnight + away), timeZone))
    .filter((moment) => dayOf(new Date(moment), timeZone) === day)
    .sort((left, right) => left - right);
  return new Date(first ?? midnight);
}

/** So many milliseconds clocks of a place are ahead of UTC at a moment. */
function aheadBy(moment: Date, timeZone: string): number {
  const [clock = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(moment)
    .split('.');
  const whole = Math.floor(moment.getTime() / 1000) * 1000;
  return Date.parse(`${clock.replace(' ', 'T')}Z`) - whole;
}
