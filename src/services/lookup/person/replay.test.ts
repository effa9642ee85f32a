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

/** One elder and his wife; a pension that nobody knew of at first makes the difference. */
function open({ key, pension }: Readonly<{ key: bigint; pension: boolean }>): Promise<Reading> {
  const person = (id: bigint, born: string, drawsPension: boolean) => sql`
    select
      ${id} as person_id, cast('170201' as varchar) as subdistrict_code, cast('17020101' as varchar) as village_code,
      cast(${born} as date) as birth_date, 'day' as birth_precision, 'dopa-person' as identity_source,
      true as alive, true as thai, false as state_officer, ${drawsPension} as state_pension,
      cast(70000 as bigint) as old_age_paid_month, date '2015-10-01' as old_age_paid_since,
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

/** Two sets: until the change the pension was not known and the elder stood under a number given up since. */
const archive: Archive = {
  openOn: async (day) => ({
    reading: await (day < CHANGED
      ? open({ key: FORMER, pension: false })
      : open({ key: ELDER, pension: true })),
    publishedOn: day < CHANGED ? FIRST : CHANGED,
  }),
  findOn: async (day) =>
    day < FIRST
      ? undefined
      : { runId: day < CHANGED ? 1 : 2, publishedAt: new Date(day), asOf: day, versions: [] },
  firstDay: async () => FIRST,
};

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
