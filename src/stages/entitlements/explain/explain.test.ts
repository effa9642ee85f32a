import { expect, test } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { familyProgrammes } from '../testing/every-kind.ts';
import { pensionProgramme } from '../testing/programmes.ts';
import { explainDecision, prepareAllExplanations } from './index.ts';

const pension = pensionProgramme();
const { houseAid, careMoney } = familyProgrammes();
const ON = date('2026-09-30');
const entitled = { alive: true, birth_date: '1966-09-20', income_year: 4_000_000n };

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}

test('every leaf tells the fact, its source and date, the law and the distance to the threshold', () => {
  const provenance = { alive: { source: 'civil-register', asOf: '2026-09-01' } };
  const facts = { ...entitled, income_year_source: 'survey', income_year_as_of: '2025-06-30' };
  const { tree, answer, amountSatang, since } = explainDecision({
    programme: pension,
    facts,
    asOf: ON,
    provenance,
  });
  expect({ answer, amountSatang, since }).toEqual({
    answer: 'eligible',
    amountSatang: 50_000,
    since: '2026-10-01',
  });
  expect(tree.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed']);
  expect(tree[0]?.facts[0]).toMatchObject({ fact: 'alive', source: 'civil-register', asOf: '2026-09-01' });
  expect(tree[1]).toMatchObject({
    law: { id: 'act', verified: true },
    distance: { unit: 'days', margin: 10 },
  });
  expect(tree[2]?.facts[0]).toMatchObject({ value: 4_000_000, source: 'survey', asOf: '2025-06-30' });
  expect(tree[2]?.distance).toEqual({ unit: 'satang', margin: 1_000_000 });
  expect(tree[2]?.parameters[0]).toMatchObject({ parameter: 'income_line', value: { en: '50,000 baht' } });
});

test('a threshold that is missed tells by how much', () => {
  const { answer, tree, missing, amount } = explainDecision({
    programme: pension,
    facts: { ...entitled, income_year: 5_000_100n },
    asOf: ON,
  });
  expect(answer).toBe('not-eligible');
  expect(missing).toEqual([]);
  expect(amount).toBeNull();
  expect(tree[2]).toMatchObject({ outcome: 'failed', distance: { unit: 'satang', margin: -100 } });
});

test('what is not known is named, and is not a no', () => {
  const { answer, missing, amountSatang } = explainDecision({
    programme: pension,
    facts: { alive: true },
    asOf: ON,
  });
  expect(answer).toBe('cannot-tell');
  expect(missing).toEqual(['birth_date', 'income_year']);
  expect(amountSatang).toBeNull();
});

test('on a day without a version the answer says that none is in force', () => {
  const { answer, version, tree } = explainDecision({
    programme: pension,
    facts: entitled,
    asOf: date('1999-12-31'),
  });
  expect({ answer, version, tree }).toEqual({ answer: 'not-eligible', version: null, tree: [] });
});

test('two registers that contradict each other are named with the one that was used and why', () => {
  const why = { th: 'ทะเบียนราษฎรเป็นหลัก', en: 'The civil register comes first' };
  const doubt = { why, others: [{ source: 'clinic', value: '1965-01-01' }] };
  const { tree } = explainDecision({
    programme: pension,
    facts: entitled,
    asOf: ON,
    provenance: { birth_date: { source: 'civil-register', asOf: '2026-09-01', doubt } },
  });
  expect(tree[1]?.facts[0]).toMatchObject({ value: '1966-09-20', source: 'civil-register', doubt });
  expect(tree[0]?.facts[0]?.doubt).toBeNull();
});

const mother = {
  person_id: 1n,
  alive: true,
  birth_date: '1985-03-01',
  came_on: '2019-03-15',
  income_year: 5_000_000n,
  plots: 4,
  area_code: '5001',
  house_id: 7,
  on_other_roll: false,
};
const grandmother = { ...mother, person_id: 2n, birth_date: '1950-01-01', income_year: 3_000_000n };
const child = { ...mother, person_id: 3n, birth_date: '2015-06-01', income_year: null, plots: 0 };
const house = [mother, grandmother, child];

test('members of a house are counted by age, never by name or by what each has', () => {
  const explained = explainDecision({
    programme: houseAid,
    facts: mother,
    circle: { house },
    asOf: date('2012-05-01'),
  });
  const earned = explained.tree[2]?.households[0];
  expect(earned).toEqual({
    unit: 'house',
    title: { th: 'บ้าน', en: 'house' },
    measure: 'sum',
    asks: { th: 'อายุ 18 ปีขึ้นไป', en: 'is aged 18 or over' },
    takes: { th: 'รายได้ต่อปี', en: 'income a year' },
    members: 3,
    counted: 2,
    open: 0,
    value: 8_000_000,
    people: [
      { ageYears: 62, isSelf: false, counts: 'passed' },
      { ageYears: 27, isSelf: true, counts: 'passed' },
      { ageYears: null, isSelf: false, counts: 'failed' },
    ],
    missing: [],
  });
  expect(explained.tree[2]?.facts).toEqual([]);
  expect(explained.tree[2]?.distance).toEqual({ unit: 'satang', margin: 10_000_050 - 8_000_000 });
  expect(JSON.stringify(explained)).not.toContain('3000000');
});

test('a member of whom too little is known leaves it open, and only the fact is named', () => {
  const { answer, tree, missing } = explainDecision({
    programme: houseAid,
    facts: mother,
    circle: { house: [mother, { ...grandmother, income_year: null }] },
    asOf: date('2012-05-01'),
  });
  expect(answer).toBe('cannot-tell');
  expect(tree[2]?.households[0]).toMatchObject({ members: 2, counted: 1, open: 1, value: null });
  expect(missing).toEqual(['income_year']);
});

test('somebody in no such house that a register tells of is asked for the house', () => {
  const { answer, missing, tree } = explainDecision({
    programme: houseAid,
    facts: mother,
    asOf: date('2012-05-01'),
  });
  expect(answer).toBe('cannot-tell');
  expect(tree[2]?.households[0]).toMatchObject({ members: null, missing: ['house_id'] });
  expect(missing).toEqual(['house_id']);
});

test('the right of a house is held by one, and another member is told so without being told who', () => {
  const asked = { programme: houseAid, circle: { house }, asOf: date('2012-05-01') };
  const own = explainDecision({ ...asked, facts: grandmother });
  expect(own.holder).toMatchObject({ members: 3, eligibleMembers: 2, isHolder: true });
  expect(own.amountSatang).toBe(60_000);
  expect(own.amountSatangAMonth).toBe(20_000);
  const other = explainDecision({ ...asked, facts: mother });
  expect(other).toMatchObject({ answer: 'eligible', amountSatang: 0 });
  expect(other.holder?.isHolder).toBe(false);
  expect(other.holder?.text.en).toBe('The right of the house is held by another member.');
});

test('an exception that decides is told with what it decided', () => {
  const asked = { programme: houseAid, circle: { house }, asOf: date('2020-06-30') };
  const byRules = explainDecision({ ...asked, facts: mother });
  expect(byRules.tree.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed', 'passed']);
  expect(byRules).toMatchObject({ answer: 'eligible', decidedBy: null });
  expect(byRules.tree[2]?.distance).toEqual({ unit: 'months', margin: 3 });
  const poor = explainDecision({ ...asked, facts: { ...mother, income_year: 1_000_000n } });
  expect(poor).toMatchObject({ answer: 'not-eligible', decidedBy: 'entitled-elsewhere' });
  expect(poor.exceptions[1]).toMatchObject({
    outcome: 'passed',
    then: 'not-eligible',
    decides: true,
    receives: [{ programme: 'care-money', as: 'entitled' }],
    facts: [],
  });
  const old = explainDecision({
    ...asked,
    facts: { ...mother, birth_date: '1930-01-01', income_year: 1_000_000n },
  });
  expect(old).toMatchObject({ answer: 'eligible', decidedBy: 'elder' });
  expect(old.exceptions.map(({ decides }) => decides)).toEqual([true, false]);
  expect(old.exceptions[0]?.distance).toEqual({ unit: 'days', margin: 3652 - 1 });
});

test('another programme that is open names what it misses, not whose', () => {
  const { answer, missing } = explainDecision({
    programme: houseAid,
    circle: { house },
    asOf: date('2020-06-30'),
    facts: { ...mother, income_year: null },
  });
  expect(answer).toBe('cannot-tell');
  expect(missing).toEqual(['income_year']);
});

test('an amount tells the row of the table, what is added for a time, and the cap that cut it', () => {
  const asked = { programme: houseAid, circle: { house: [mother, child] }, asOf: date('2020-06-30') };
  const { amount, amountSatang } = explainDecision({ ...asked, facts: mother });
  // 600 by province, 10.25 × 4 ÷ 3 down to 13 baht, 200 for the flood.
  expect(amountSatang).toBe(81_300);
  expect(amount).toMatchObject({
    baseSatang: 61_300,
    areas: [
      { parameter: 'aid', level: 'province', area: '50', value: { en: '600 baht' }, isOtherwise: false },
    ],
    overlays: [{ id: 'flood', outcome: 'passed', addsSatang: 20_000 }],
    caps: [{ id: 'most', atMostSatang: 100_000, isReached: false }],
  });
  const bangkok = explainDecision({ ...asked, facts: { ...mother, area_code: '1001' } });
  expect(bangkok.amountSatang).toBe(100_000);
  expect(bangkok.amount?.caps[0]?.isReached).toBe(true);
  const elsewhere = explainDecision({ ...asked, facts: { ...mother, area_code: '3401', plots: 5 } });
  expect(elsewhere.amount).toMatchObject({
    areas: [{ area: '34', value: { en: '500 baht' }, isOtherwise: true }],
    overlays: [{ outcome: 'failed', addsSatang: 0 }],
  });
});

test('a staircase of amounts tells the questions on the way and what they chose', () => {
  const { amount, amountSatang } = explainDecision({
    programme: careMoney,
    facts: { ...mother, income_year: 1n },
    asOf: ON,
  });
  expect(amountSatang).toBe(20_000);
  expect(amount?.steps.map(({ text, outcome }) => [text.en, outcome])).toEqual([
    ['is aged under 30', 'failed'],
    ['is aged under 60', 'passed'],
  ]);
  expect(amount?.chosen?.en).toBe('200 baht');
});

test('a birth date known to the year only leaves open what it leaves open', () => {
  const { tree, missing } = explainDecision({
    programme: houseAid,
    facts: { ...mother, birth_date: '1994-01-01', birth_precision: 'year' },
    circle: { house },
    asOf: date('2012-05-01'),
  });
  expect(tree[1]).toMatchObject({ outcome: 'unknown', distance: null });
  expect(missing).toContain('birth_date');
});

test('rules that stand on an order nobody has checked are told to', () => {
  const asked = { programme: houseAid, facts: mother, circle: { house } };
  expect(explainDecision({ ...asked, asOf: date('2012-05-01') }).verified).toBe(true);
  expect(explainDecision({ ...asked, asOf: date('2020-06-30') }).verified).toBe(false);
});

test('programmes explained together give what each gives alone', () => {
  const known = { facts: mother, circle: { house } };
  const together = prepareAllExplanations([houseAid, careMoney], { on: ON })(known);
  const alone = [houseAid, careMoney].map((programme) => explainDecision({ programme, asOf: ON, ...known }));
  expect(together).toEqual(alone);
});
