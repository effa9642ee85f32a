import type { Officer } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { type IsoDate, type PersonId, personIdOf, type Text } from '../../../base/model/index.ts';
import { type Known, monthly, type Programme } from '../../../stages/entitlements/index.ts';
import type { GapSettings } from '../../../stages/gaps/index.ts';
import {
  type Archive,
  allKeys,
  currentKey,
  findAmong,
  findPerson,
  findProgramme,
  knownOn,
  readKnown,
} from '../person/index.ts';
import type { Reading } from '../reading.ts';
import { comparePayments, type MonthFigures } from './compare-payments.ts';
import { dueInMonth, type Month, monthsUntil } from './due-in-month.ts';

/** What is asked: a person, a programme, and how many months up to the one of a day. */
export type PaymentsQuestion = Readonly<{
  person: string;
  programme: string;
  on?: IsoDate | undefined;
  months: number;
}>;

/** What was due and what was paid, month by month, and what that makes together. */
export type PaymentsAnswer = Readonly<{
  person: PersonId;
  programme: string;
  title: Text;
  months: Readonly<{
    month: IsoDate;
    dueThenSatang: number | null;
    dueNowSatang: number | null;
    paidSatang: number | null;
    differenceSatang: number | null;
    state: 'even' | 'overpaid' | 'underpaid' | 'cannot-tell';
    because: 'known-later' | 'paid-otherwise' | null;
    knownSince: IsoDate | null;
  }>[];
  overpaidSatang: number;
  underpaidSatang: number;
  monthsNotKnown: number;
  firstKnown: IsoDate | null;
}>;

/** Sets payments beside what was due, by what was known when each month ended and by what is known now. */
export async function readPayments(
  reading: Reading,
  { officer, archive }: Readonly<{ officer: Officer; archive: Archive }>,
  question: PaymentsQuestion,
): Promise<PaymentsAnswer> {
  const programme = findProgramme(reading, question.programme);
  if (monthly(programme.period, 0n) === null)
    throw problem('PROGRAMME_WITHOUT_MONTHS', { programme: programme.id });
  const key = await currentKey(reading, question.person);
  const { profile } = await findPerson(reading, officer, key);
  const now = await readKnown(reading, { key, profile });
  const { death } = reading.country.gaps;
  const months = monthsUntil(question.on ?? reading.asOf, question.months);
  const knownThen = await readThen(archive, months, await allKeys(reading, key));
  const figures = months.map((month, place) =>
    figuresOf({ programme, death, now, former: knownThen[place] }, month),
  );
  const compared = comparePayments(figures);
  return {
    person: personIdOf(key),
    programme: programme.id,
    title: programme.title,
    months: compared.months.map((month, place) => ({
      month: month.month,
      dueThenSatang: numberOf(month.dueThen),
      dueNowSatang: numberOf(month.dueNow),
      paidSatang: numberOf(month.paid),
      differenceSatang: numberOf(month.difference),
      state: month.state,
      because: month.because,
      knownSince: knownThen[place]?.publishedOn ?? null,
    })),
    overpaidSatang: Number(compared.overpaid),
    underpaidSatang: Number(compared.underpaid),
    monthsNotKnown: compared.monthsNotKnown,
    firstKnown: (await archive.firstDay()) ?? null,
  };
}

/** What was known of the person when a month ended; `known: null` when the set of then did not have them. */
type KnownThen = Readonly<{ publishedOn: IsoDate; knownOn: IsoDate; known: Known | null }>;

/** Each former set is opened once, however many months saw it. */
async function readThen(
  archive: Archive,
  months: readonly Month[],
  keys: readonly bigint[],
): Promise<(KnownThen | undefined)[]> {
  const read = new Map<number, Promise<Omit<KnownThen, 'knownOn'>>>();
  const found: (KnownThen | undefined)[] = [];
  for (const { last } of months) {
    const publication = await archive.findOn(last);
    const runId = publication?.runId;
    if (runId === undefined) {
      found.push(undefined);
      continue;
    }
    const known = read.get(runId) ?? readSet(archive, last, keys);
    read.set(runId, known);
    found.push({ ...(await known), knownOn: last });
  }
  return found;
}

async function readSet(archive: Archive, day: IsoDate, keys: readonly bigint[]) {
  const { reading, publishedOn } = await archive.openOn(day);
  try {
    const person = await findAmong(reading, keys);
    const known = person ? await readKnown(reading, person) : null;
    return { publishedOn, known };
  } finally {
    await reading.close();
  }
}

type Sides = Readonly<{
  programme: Programme;
  death: GapSettings['death'];
  now: Known;
  former: KnownThen | undefined;
}>;

/** Who died within a month was rightly paid for it. */
function figuresOf({ programme, death, now, former }: Sides, month: Month): MonthFigures {
  const inMonth = (known: Known) => knownOn(known, month.first, death);
  return {
    month: month.first,
    dueThen: former?.known
      ? dueInMonth({ programme, known: inMonth(former.known), knownOn: former.knownOn }, month)
      : null,
    dueNow: dueInMonth({ programme, known: inMonth(now) }, month),
    paid: former?.known ? paidIn(programme, former.known) : null,
  };
}

/** What the roll of then paid a month; a roll that says only yes tells no amount, and one that says no paid nothing. */
function paidIn({ paidFact, period }: Programme, { facts }: Known): bigint | null {
  const paid = paidFact === undefined ? null : (facts[paidFact] ?? null);
  if (typeof paid === 'bigint' || typeof paid === 'number') return monthly(period, BigInt(paid));
  return paid === false ? 0n : null;
}

function numberOf(satang: bigint | null): number | null {
  return satang === null ? null : Number(satang);
}
