import { describe, expect, it } from 'vitest';
import type { Officer } from '../../../base/access/index.ts';
import { sql } from '../../../base/lake/index.ts';
import { type AreaCode, type IsoDate, parseIsoDate, personIdOf } from '../../../base/model/index.ts';
import { paymentsSchema, personExplanationSchema } from '../../../contract/index.ts';
import { readPayments } from '../payments/index.ts';
import type { Reading } from '../reading.ts';
import { openSmallReading } from '../testing/small-reading.ts';
import { type Archive, explainPerson, explainPersonThen } from './index.ts';

const OFFICER: Officer = { role: 'officer', area: 'TH' as AreaCode, subject: 'test', sessionId: undefined };
const ELDER = 11n;
const FORMER = 12n;
const WIFE = 13n;
const PROGRAMME = 'old-age-allowance';
const CHANGED = date('2026-07-15');
const FIRST = date('2026-05-10');

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}

/** What a register tells of the elder in one set: a pension, its first day, a death, and what the roll pays. */
type Told = Readonly<{
  key: bigint;
  pension: boolean;
  pensionSince?: string;
  dead?: { on: string | null };
  paid?: number;
}>;

/** One elder and his wife; a pension that nobody knew of at first makes the difference. */
function open({ key, pension, pensionSince, dead, paid = 70_000 }: Told): Promise<Reading> {
  const person = (id: bigint, born: string, drawsPension: boolean) => sql`
    select
      ${id} as person_id, cast('170201' as varchar) as subdistrict_code, cast('17020101' as varchar) as village_code,
      cast(${born} as date) as birth_date, 'day' as birth_precision, 'dopa-person' as identity_source,
      ${id !== key || !dead} as alive, cast(${id === key && dead ? dead.on : null} as date) as death_date,
      true as thai, false as state_officer, ${drawsPension} as state_pension,
      cast(${drawsPension && pensionSince ? pensionSince : null} as date) as state_pension_since,
      cast(${paid} as bigint) as old_age_paid_month, date '2015-10-01' as old_age_paid_since,
      cast(7 as bigint) as register_household_id`;
  return openSmallReading({
    profiles: {
      profiles: sql`${person(key, '1950-02-01', pension)} union all ${person(WIFE, '1952-02-01', false)} order by person_id`,
      contradictions: sql`
        select ${key} as person_id, 'state_pension' as fact, 'health-right' as source, date '2026-09-01' as as_of, ${String(!pension)} as value`,
    },
    linkage: {
      person_aliases: sql`select ${FORMER} as alias_id, ${ELDER} as person_id`,
      links: sql`
        select
          ${key} as person_id, cast('clinic' as varchar) as source, cast(1 as bigint) as row_id, cast('number' as varchar) as tier,
          true as agree_given, true as agree_family, false as agree_birth, true as agree_sex`,
    },
    households: {
      members_by_household: sql`
        select cast(7 as bigint) as household_id, unnest([${key}, ${WIFE}]) as person_id order by person_id`,
    },
    areas: {
      people: sql`
        select ${key} as person_id, cast('17020101' as varchar) as village_code, 'elderly' as stage, false as target_poor`,
    },
  });
}

/** Two sets: what was told until the change, and since. */
function archiveOf(before: Told, after: Told): Archive {
  return {
    openOn: async (day) => ({
      reading: await open(day < CHANGED ? before : after),
      publishedOn: day < CHANGED ? FIRST : CHANGED,
    }),
    findOn: async (day) =>
      day < FIRST
        ? undefined
        : { runId: day < CHANGED ? 1 : 2, publishedAt: new Date(day), asOf: day, versions: [] },
    firstDay: async () => FIRST,
  };
}

/** Until the change the pension was not known and the elder stood under a number given up since. */
const archive = archiveOf({ key: FORMER, pension: false }, { key: ELDER, pension: true });

/** The months from May to August 2026, as they come out when one thing was told first and another since. */
async function monthsAfter(before: Omit<Told, 'key'>, after: Omit<Told, 'key'>) {
  const now = { key: ELDER, ...after };
  await using reading = disposable(await open(now));
  const told = { officer: OFFICER, archive: archiveOf({ key: ELDER, ...before }, now) };
  const question = { person: personIdOf(ELDER), programme: PROGRAMME, on: date('2026-08-01'), months: 4 };
  const { months, ...sums } = await readPayments(reading.reading, told, question);
  return {
    months: months.map(({ month, dueThenSatang, dueNowSatang, paidSatang, state, because }) => {
      return [month, dueThenSatang, dueNowSatang, paidSatang, state, because];
    }),
    sums: [sums.overpaidSatang, sums.underpaidSatang, sums.monthsNotKnown],
  };
}

describe('an answer as it was known then', () => {
  it('rests on the facts of then, under the id of then, and says so', async () => {
    await using reading = disposable(await open({ key: ELDER, pension: true }));
    const question = { person: personIdOf(ELDER), programme: PROGRAMME, on: date('2026-06-30') };
    const now = await explainPerson(reading.reading, OFFICER, question);
    expect(personExplanationSchema.parse(now)).toEqual(now);
    expect(now).toMatchObject({ answer: 'not-eligible', replay: null, person: personIdOf(ELDER) });
    const then = await explainPersonThen(
      reading.reading,
      { officer: OFFICER, archive },
      { ...question, asKnownOn: date('2026-06-30') },
    );
    expect(personExplanationSchema.parse(then)).toEqual(then);
    expect(then).toMatchObject({
      answer: 'eligible',
      amountSatang: 70_000,
      asKnownOn: '2026-06-30',
      person: personIdOf(ELDER),
      replay: { publishedOn: FIRST, personThen: personIdOf(FORMER), othersThen: [] },
    });
  });

  it('names the register that contradicts the birth date, and why the other was believed', async () => {
    await using reading = disposable(await open({ key: ELDER, pension: true }));
    const now = await explainPerson(reading.reading, OFFICER, {
      person: personIdOf(ELDER),
      programme: PROGRAMME,
    });
    const birth = now.conditions.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'birth_date');
    expect(birth).toMatchObject({
      value: '1950-02-01',
      doubt: { others: [{ source: 'clinic', value: null }] },
    });
    expect(birth?.doubt?.why.th).toMatch(/[ก-๙]/);
  });

  it('names the register that says otherwise of any other fact', async () => {
    await using reading = disposable(await open({ key: ELDER, pension: true }));
    const now = await explainPerson(reading.reading, OFFICER, {
      person: personIdOf(ELDER),
      programme: PROGRAMME,
    });
    const pension = now.conditions.flatMap(({ facts }) => facts).find(({ fact }) => fact === 'state_pension');
    expect(pension).toMatchObject({
      value: true,
      doubt: { others: [{ source: 'health-right', value: false }] },
    });
  });

  it('of somebody who has died since, rests on the person having been alive until the day of death', async () => {
    const told = { key: ELDER, pension: false, dead: { on: '2026-06-20' } };
    await using reading = disposable(await open(told));
    const answerOn = async (on: IsoDate | undefined) => {
      const question = { person: personIdOf(ELDER), programme: PROGRAMME, on };
      const { answer } = await explainPerson(reading.reading, OFFICER, question);
      const then = { officer: OFFICER, archive: archiveOf(told, told) };
      const asKnown = { ...question, asKnownOn: date('2026-08-31') };
      const replayed = await explainPersonThen(reading.reading, then, asKnown);
      expect(replayed.answer).toBe(answer);
      return answer;
    };
    expect(await answerOn(date('2026-06-19'))).toBe('eligible');
    expect(await answerOn(date('2026-06-20'))).toBe('eligible');
    expect(await answerOn(date('2026-06-21'))).toBe('not-eligible');
    expect(await answerOn(undefined)).toBe('not-eligible');
  });

  it('is refused for a programme there is not, with those there are', async () => {
    await using reading = disposable(await open({ key: ELDER, pension: true }));
    const question = { person: personIdOf(ELDER), programme: 'no-such', asKnownOn: FIRST };
    await expect(
      explainPersonThen(reading.reading, { officer: OFFICER, archive }, question),
    ).rejects.toMatchObject({ code: 'PROGRAMME_UNKNOWN' });
  });
});

describe('payments after a change that goes back in time', () => {
  it('tells month by month what was due then, what is due now and what was paid', async () => {
    await using reading = disposable(await open({ key: ELDER, pension: true }));
    const payments = await readPayments(
      reading.reading,
      { officer: OFFICER, archive },
      { person: personIdOf(ELDER), programme: PROGRAMME, on: date('2026-08-01'), months: 5 },
    );
    expect(paymentsSchema.parse(payments)).toEqual(payments);
    expect(
      payments.months.map(({ month, dueThenSatang, dueNowSatang, paidSatang, state, because }) => {
        return [month, dueThenSatang, dueNowSatang, paidSatang, state, because];
      }),
    ).toEqual([
      ['2026-04-01', null, 0, null, 'cannot-tell', null],
      ['2026-05-01', 70_000, 0, 70_000, 'overpaid', 'known-later'],
      ['2026-06-01', 70_000, 0, 70_000, 'overpaid', 'known-later'],
      ['2026-07-01', 0, 0, 70_000, 'overpaid', 'paid-otherwise'],
      ['2026-08-01', 0, 0, 70_000, 'overpaid', 'paid-otherwise'],
    ]);
    expect(payments).toMatchObject({
      overpaidSatang: 280_000,
      underpaidSatang: 0,
      monthsNotKnown: 1,
      firstKnown: FIRST,
    });
  });

  it('lets a pension take away nothing before its first month, however late it became known', async () => {
    const { months, sums } = await monthsAfter(
      { pension: false },
      { pension: true, pensionSince: '2026-06-01' },
    );
    expect(months).toEqual([
      ['2026-05-01', 70_000, 70_000, 70_000, 'even', null],
      ['2026-06-01', 70_000, 0, 70_000, 'overpaid', 'known-later'],
      ['2026-07-01', 0, 0, 70_000, 'overpaid', 'paid-otherwise'],
      ['2026-08-01', 0, 0, 70_000, 'overpaid', 'paid-otherwise'],
    ]);
    expect(sums).toEqual([210_000, 0, 0]);
  });

  it('owes what was not paid for a pension that turns out to have begun later', async () => {
    const { months, sums } = await monthsAfter(
      { pension: true, pensionSince: '2026-05-01', paid: 0 },
      { pension: true, pensionSince: '2026-07-01', paid: 0 },
    );
    expect(months).toEqual([
      ['2026-05-01', 0, 70_000, 0, 'underpaid', 'known-later'],
      ['2026-06-01', 0, 70_000, 0, 'underpaid', 'known-later'],
      ['2026-07-01', 0, 0, 0, 'even', null],
      ['2026-08-01', 0, 0, 0, 'even', null],
    ]);
    expect(sums).toEqual([0, 140_000, 0]);
  });

  it('claims nothing back for the months in which somebody who has died since was alive', async () => {
    const { months, sums } = await monthsAfter(
      { pension: false },
      { pension: false, dead: { on: '2026-06-20' } },
    );
    expect(months).toEqual([
      ['2026-05-01', 70_000, 70_000, 70_000, 'even', null],
      ['2026-06-01', 70_000, 70_000, 70_000, 'even', null],
      ['2026-07-01', 0, 0, 70_000, 'overpaid', 'paid-otherwise'],
      ['2026-08-01', 0, 0, 70_000, 'overpaid', 'paid-otherwise'],
    ]);
    expect(sums).toEqual([140_000, 0, 0]);
  });

  it('cannot tell what was due to somebody whose day of death no register tells', async () => {
    const { months, sums } = await monthsAfter({ pension: false }, { pension: false, dead: { on: null } });
    expect(months.map(([, , dueNow, , state]) => [dueNow, state])).toEqual(
      Array.from({ length: 4 }, () => [null, 'cannot-tell']),
    );
    expect(sums).toEqual([0, 0, 4]);
  });

  it('cannot be told of a programme without months', async () => {
    await using reading = disposable(await open({ key: ELDER, pension: true }));
    const question = { person: personIdOf(ELDER), programme: 'elderly-funeral', months: 3 };
    await expect(
      readPayments(reading.reading, { officer: OFFICER, archive }, question),
    ).rejects.toMatchObject({
      code: 'PROGRAMME_WITHOUT_MONTHS',
    });
  });
});

function disposable(reading: Reading) {
  return { reading, [Symbol.asyncDispose]: () => reading.close() };
}
