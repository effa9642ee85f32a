import { expect, test } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../base/model/index.ts';
import { explainDecision } from './explain.ts';
import { pensionProgramme } from './testing/programmes.ts';
import { describeProgramme } from './to-text.ts';

const programme = pensionProgramme();
const ON = date('2026-09-30');
const entitled = { alive: true, birth_date: '1966-09-20', income_year: 4_000_000n };

test('every leaf tells the fact, its source and date, the law and the distance to the threshold', () => {
  const provenance = { alive: { source: 'civil-register', asOf: '2026-09-01' } };
  const facts = { ...entitled, income_year_source: 'survey', income_year_as_of: '2025-06-30' };
  const { tree, answer, amountSatangAMonth, since } = explainDecision({
    programme,
    facts,
    asOf: ON,
    provenance,
  });
  expect({ answer, amountSatangAMonth, since }).toEqual({
    answer: 'eligible',
    amountSatangAMonth: 50_000,
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
  const { answer, tree, missing } = explainDecision({
    programme,
    facts: { ...entitled, income_year: 5_000_100n },
    asOf: ON,
  });
  expect(answer).toBe('not-eligible');
  expect(missing).toEqual([]);
  expect(tree[2]).toMatchObject({ outcome: 'failed', distance: { unit: 'satang', margin: -100 } });
});

test('what is not known is named, and is not a no', () => {
  const { answer, missing, amountSatangAMonth } = explainDecision({
    programme,
    facts: { alive: true },
    asOf: ON,
  });
  expect(answer).toBe('cannot-tell');
  expect(missing).toEqual(['birth_date', 'income_year']);
  expect(amountSatangAMonth).toBeNull();
});

test('on a day without a version the answer says that none is in force', () => {
  const { answer, version, tree } = explainDecision({ programme, facts: entitled, asOf: date('1999-12-31') });
  expect({ answer, version, tree }).toEqual({ answer: 'not-eligible', version: null, tree: [] });
});

test('rules are written in both languages', () => {
  const text = describeProgramme(programme, ON);
  expect(text?.conditions.map(({ sentence }) => sentence.en)).toEqual([
    'is alive',
    'is aged 60 or over',
    'income a year is at most 50,000 baht',
  ]);
  expect(text?.conditions[1]?.sentence.th).toBe('อายุ 60 ปีขึ้นไป');
  expect(text?.amount.th).toBe('500 บาท');
});

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}
