import { problem } from '../../base/errors/index.ts';
import { type IsoDate, parseIsoDate } from '../../base/model/index.ts';

/** Today, as people of a place count it. */
export function todayIn(timeZone: string): IsoDate {
  // The Canadian way of writing a date is that of the standard.
  const written = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
  const today = parseIsoDate(written);
  if (!today) throw problem('UNEXPECTED', { where: 'today', reason: written });
  return today;
}
