import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import {
  type Explanation,
  explainDecision,
  type Known,
  type Programme,
} from '../../../stages/entitlements/index.ts';

/** A month by its first and its last day. */
export type Month = Readonly<{ first: IsoDate; last: IsoDate }>;

/** What is asked: a programme, what is known of a person, and as of which day the rules are known; undefined is now. */
export type DueQuestion = Readonly<{ programme: Programme; known: Known; knownOn?: IsoDate | undefined }>;

/**
 * What is due for a month, in satang; null when it cannot be told. Who is entitled on its first day is paid for it, and who became
 * so within it if the rules pay from a day within it: a child born in the month, but not somebody who is paid from the next one.
 */
export function dueInMonth(
  { programme, known, knownOn }: DueQuestion,
  { first, last }: Month,
): bigint | null {
  const explain = (asOf: IsoDate) => explainDecision({ programme, asOf, knownOn, ...known });
  const atFirst = explain(first);
  if (atFirst.answer === 'eligible' && isPaidBy(atFirst, first)) return amountOf(atFirst);
  const atLast = explain(last);
  if (
    atLast.answer === 'eligible' &&
    atLast.since !== null &&
    first <= atLast.since &&
    isPaidBy(atLast, last)
  )
    return amountOf(atLast);
  return [atFirst, atLast].some(({ answer }) => answer === 'cannot-tell') ? null : 0n;
}

/** Where the facts do not tell since when, an entitled person is taken to be paid. */
function isPaidBy({ since }: Explanation, day: IsoDate): boolean {
  return since === null || since <= day;
}

function amountOf({ amountSatangAMonth }: Explanation): bigint | null {
  return amountSatangAMonth === null ? null : BigInt(amountSatangAMonth);
}

/** The months up to the one of a day, the latest last. */
export function monthsUntil(day: IsoDate, count: number): Month[] {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) => {
    const place = month - (count - 1 - index);
    return { first: dayOf(Date.UTC(year, place, 1)), last: dayOf(Date.UTC(year, place + 1, 0)) };
  });
}

function dayOf(time: number): IsoDate {
  const written = new Date(time).toISOString().slice(0, 10);
  const day = parseIsoDate(written);
  if (!day) throw new RangeError(`${written} is not a day of the calendar`);
  return day;
}
