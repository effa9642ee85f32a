import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallCountry, type SmallCountry } from './testing/small-country.ts';

/** Somebody old, poor and paid what is due: no gap of any kind. */
const settled = {
  alive: true,
  birth_date: '1950-01-01',
  income_year: 1000,
  village_code: '17010101',
  paid_month: 50_000,
  help_paid: null,
  power_paid: null,
  holds_pass: false,
  state_wage: false,
  care_reported: false,
  care_card: false,
};
const child = { ...settled, birth_date: '2018-01-01', paid_month: 0, holds_pass: true };

let country: SmallCountry;
const gapsOf: SmallCountry['gapsOf'] = (people, options) => country.gapsOf(people, options);

beforeAll(async () => {
  country = await openSmallCountry();
});

afterAll(() => country.close());

test('somebody who gets what is due has no gap', async () => {
  expect(await gapsOf([settled, child])).toEqual([]);
});

describe('missing out', () => {
  test('is being entitled and not paid, with the amount and since when', async () => {
    expect(await gapsOf([{ ...settled, paid_month: 0, birth_date: '1960-05-20' }])).toEqual([
      expect.objectContaining({
        person_id: 1n,
        programme: 'any-pension',
        kind: 'missing-out',
        amount_month: 50_000n,
        since: '2020-06-01',
        evidence: 'paid_month',
      }),
    ]);
  });

  test('does not begin before the first payment is due', async () => {
    const turnedSixty = { ...settled, paid_month: 0, birth_date: '1966-09-10' };
    const monthBefore = { ...turnedSixty, birth_date: '1966-08-31' };
    const rows = await gapsOf([turnedSixty, monthBefore]);
    expect(rows.map((row) => [row['person_id'], row['since']])).toEqual([[2n, '2026-09-01']]);
  });

  test('is not told when the roll was not delivered', async () => {
    expect(await gapsOf([{ ...settled, paid_month: null }])).toEqual([]);
  });

  test('is not told when a condition is unknown', async () => {
    const rows = await gapsOf([{ ...settled, paid_month: 0, income_year: null }]);
    expect(rows.map((row) => row['kind'])).toEqual(['cannot-tell']);
  });

  test('of a right on a card is not holding the card, worth what the rules say', async () => {
    const [row] = await gapsOf([{ ...child, holds_pass: false }]);
    expect(row).toMatchObject({
      programme: 'child-pass',
      kind: 'missing-out',
      amount_month: 20_000n,
      since: null,
    });
  });
});

describe('paid', () => {
  test('after death is told with the register and the day of the death', async () => {
    const dead = { ...settled, alive: false, death_date: '2026-05-01', death_source: 'death-register' };
    expect(await gapsOf([dead, { ...dead, paid_month: 0 }])).toEqual([
      expect.objectContaining({
        person_id: 1n,
        programme: 'any-pension',
        kind: 'paid-after-death',
        amount_month: 50_000n,
        since: '2026-05-01',
        evidence: 'death-register',
      }),
    ]);
  });

  test('in the month of the death is right, and of no other kind either', async () => {
    const dead = { ...settled, alive: false, death_source: 'death-register', state_wage: true };
    const rows = await gapsOf([
      { ...dead, death_date: '2026-09-01' },
      { ...dead, death_date: '2026-08-31' },
      { ...dead, death_date: null },
    ]);
    expect(rows.map((row) => [row['person_id'], row['kind']])).toEqual([
      [2n, 'paid-after-death'],
      [3n, 'paid-after-death'],
    ]);
  });

  test('two things that may not be combined is one overlap, eligible or not', async () => {
    const rows = await gapsOf([
      { ...settled, state_wage: true },
      { ...settled, state_wage: true, income_year: 9_000_000 },
    ]);
    expect(rows.map((row) => [row['kind'], row['evidence'], row['amount_month']])).toEqual([
      ['overlap', 'state-wage', 50_000n],
      ['overlap', 'state-wage', 50_000n],
    ]);
  });

  test('what begins later is no overlap yet, and one without a first day is', async () => {
    const paid = { ...settled, state_wage: true };
    const rows = await gapsOf([
      { ...paid, state_wage_since: '2026-10-01' },
      { ...paid, state_wage_since: '2026-09-30' },
      { ...paid, state_wage_since: '2026-09-29' },
      { ...paid, state_wage_since: null },
    ]);
    expect(rows.map((row) => [row['person_id'], row['kind']])).toEqual([
      [2n, 'overlap'],
      [3n, 'overlap'],
      [4n, 'overlap'],
    ]);
  });

  test('without being eligible names the conditions that fail and no unknown ones', async () => {
    const rows = await gapsOf([
      { ...settled, birth_date: '1990-01-01', income_year: 9_000_000 },
      { ...settled, birth_date: '1990-01-01', income_year: null },
    ]);
    expect(rows.map((row) => [row['kind'], row['evidence']])).toEqual([
      ['paid-not-eligible', 'old-enough,poor-enough'],
      ['paid-not-eligible', 'old-enough'],
    ]);
  });

  test('and perhaps eligible is no gap', async () => {
    expect(await gapsOf([{ ...settled, income_year: null }])).toEqual([]);
  });
});

describe('blocked by one', () => {
  test('is failing exactly one condition that officers want to know of', async () => {
    const rows = await gapsOf([{ ...settled, paid_month: 0, income_year: 5_000_001 }]);
    expect(rows).toEqual([
      expect.objectContaining({
        kind: 'blocked-by-one',
        evidence: 'poor-enough',
        amount_month: 50_000n,
        since: null,
      }),
    ]);
  });

  test('is not failing two, failing another one, or having an unknown one', async () => {
    const unpaid = { ...settled, paid_month: 0 };
    const rows = await gapsOf([
      { ...unpaid, birth_date: '2000-01-01', income_year: 9_000_000 },
      { ...unpaid, birth_date: '2000-01-01' },
      { ...unpaid, birth_date: null, income_year: 9_000_000 },
      { ...unpaid, alive: false },
    ]);
    expect(rows.filter((row) => row['kind'] === 'blocked-by-one')).toEqual([]);
  });
});

describe('not registered', () => {
  test('is being reported by one agency and missing in the register of another', async () => {
    const reported = { ...settled, care_reported: true, care_reported_source: 'hospital' };
    const rows = await gapsOf([
      reported,
      { ...reported, care_card: true },
      { ...reported, alive: false, paid_month: 0 },
      { ...reported, care_card: null },
    ]);
    expect(rows).toEqual([
      expect.objectContaining({
        person_id: 1n,
        programme: 'care-card',
        kind: 'not-registered',
        amount_month: null,
        since: null,
        evidence: 'hospital',
      }),
    ]);
  });
});

describe('poor without a card', () => {
  const unborn = { ...child, birth_date: null, holds_pass: false };

  test('is being poor, not barred, and not holding it', async () => {
    const people = [
      { ...child, holds_pass: false },
      child,
      { ...child, holds_pass: false, alive: null },
      unborn,
      { ...settled, birth_date: '1990-01-01', paid_month: 0, income_year: null },
    ];
    const rows = await gapsOf(people, { poor: [1, 2, 3, 4, 5] });
    const poor = rows.filter((row) => row['kind'] === 'poor-without-card');
    expect(
      poor.map((row) => [row['person_id'], row['programme'], row['evidence'], row['amount_month']]),
    ).toEqual([
      [1n, 'child-pass', 'eligible', 20_000n],
      [3n, 'child-pass', 'cannot-tell', 20_000n],
    ]);
  });

  test('is nobody where no survey says who is poor', async () => {
    expect(await gapsOf([{ ...child, holds_pass: false, alive: null }])).toEqual([]);
  });
});

test('gaps stand in the order of people', async () => {
  const unpaid = { ...settled, paid_month: 0, care_reported: true, care_reported_source: 'hospital' };
  const rows = await gapsOf([unpaid, unpaid, unpaid]);
  expect(rows.map((row) => [row['person_id'], row['kind']])).toEqual(
    [1n, 2n, 3n].flatMap((person) => [
      [person, 'missing-out'],
      [person, 'not-registered'],
    ]),
  );
});

describe('programmes that may not be combined', () => {
  const both = { ...settled, help_paid: 240_000 };

  test('are one flag, on the one worth less a month, naming the one to keep', async () => {
    const rows = await gapsOf([both, { ...both, help_paid: 700_000 }]);
    expect(
      rows.map((row) => [row['programme'], row['kind'], row['other'], row['keep'], row['amount_month']]),
    ).toEqual([
      ['yearly-help', 'overlap', 'any-pension', 'any-pension', 20_000n],
      ['any-pension', 'overlap', 'yearly-help', 'yearly-help', 50_000n],
    ]);
  });

  test('say what is worth more against money that only a register tells of', async () => {
    const paid = { ...settled, state_wage: true };
    const rows = await gapsOf([
      { ...paid, state_wage_month: 20_000 },
      { ...paid, state_wage_month: 90_000 },
      paid,
    ]);
    expect(rows.map((row) => row['keep'])).toEqual(['any-pension', 'state-wage', 'state-wage']);
  });
});

describe('a yearly right', () => {
  test('is missed by its amount a year and a month', async () => {
    const [row] = await gapsOf([{ ...settled, help_paid: 0 }]);
    expect(row).toMatchObject({ programme: 'yearly-help', amount: 240_000n, amount_month: 20_000n });
  });
});

describe('a right paid at longer intervals', () => {
  test('was paid before the death, so its roll alone flags nobody', async () => {
    const dead = { ...settled, paid_month: 0, help_paid: 240_000, alive: false, death_date: '2026-05-01' };
    expect(await gapsOf([dead])).toEqual([]);
  });
});

describe('a right that a house shares', () => {
  const young = { ...settled, birth_date: '1990-01-01', paid_month: null, house_id: 7, power_paid: 0 };
  const older = { ...young, birth_date: '1985-01-01' };

  test('is missed once, by the member who holds it', async () => {
    const rows = await gapsOf([young, older]);
    expect(rows.map((row) => [row['person_id'], row['programme']])).toEqual([[2n, 'house-power']]);
  });

  test('is not missed when any member is paid', async () => {
    expect(await gapsOf([{ ...young, power_paid: 10_000 }, older])).toEqual([]);
  });

  test('is not had by a house with somebody old', async () => {
    const rows = await gapsOf([young, { ...older, birth_date: '1950-01-01' }]);
    expect(rows).toEqual([]);
  });
});

describe('cannot tell', () => {
  const unpaid = { ...settled, paid_month: 0, income_year: null };

  test('is one missing fact, named by its condition; two missing facts are no gap', async () => {
    const twoMissing = { ...unpaid, birth_date: null, holds_pass: true };
    const rows = await gapsOf([unpaid, twoMissing, { ...unpaid, paid_month: null }]);
    expect(rows.map((row) => [row['person_id'], row['kind'], row['evidence']])).toEqual([
      [1n, 'cannot-tell', 'poor-enough'],
    ]);
  });

  test('is no gap where the condition is none that an officer wants to know of', async () => {
    expect(await gapsOf([{ ...settled, paid_month: 0, birth_date: null, holds_pass: true }])).toEqual([]);
  });

  test('is counted for every place and set of missing conditions', async () => {
    const rows = await country.openAnswersOf([unpaid, unpaid, { ...unpaid, birth_date: null }]);
    const ofPension = rows.filter((row) => row['programme'] === 'any-pension');
    expect(ofPension.map((row) => [row['unknown'], row['people']])).toEqual([
      [4, 2n],
      [6, 1n],
    ]);
  });
});

describe('confidence', () => {
  const missing = { ...settled, paid_month: 0 };

  test('is that of the kind, less for what is doubted and for a weak link', async () => {
    const people = [missing, { ...missing, birth_precision: 'year' }, missing];
    const rows = await gapsOf(people, { linked: [1, 1, 0.7] });
    expect(rows.map((row) => [row['confidence'], row['doubts']])).toEqual([
      [90, ''],
      [45, 'birth-year-only'],
      [63, ''],
    ]);
  });

  test('stands without knowing the links', async () => {
    expect(await gapsOf([missing])).toEqual([expect.objectContaining({ confidence: 90 })]);
  });
});
