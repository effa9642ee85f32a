import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Problem, sentenceOf } from '../../../base/errors/index.ts';
import { dialect, sql } from '../../../base/lake/index.ts';
import { testEngine } from '../testing/test-engine.ts';
import { measureSurvey, type SurveyOrder } from './measure-survey.ts';
import { parseSurveySet } from './read-survey-set.ts';

const engine = testEngine();
const folder = mkdtempSync(join(tmpdir(), 'chipao-survey-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SET = `
id: three
title: { th: ตัวอย่าง, en: Example }
weightsSum: 4
identification: { kind: cut-off, k: 2 }
bands: { vulnerableFrom: 1, severeFrom: 3 }
dimensions:
  - id: education
    label: { th: การศึกษา, en: Education }
    indicators:
      - { id: schooling, label: { th: ปีที่เรียน, en: Years of school }, weight: 2, column: school years, deprived: { below: 6 }, range: { from: 0, to: 30 }, unknown: [99] }
  - id: living
    label: { th: ความเป็นอยู่, en: Living }
    indicators:
      - { id: light, label: { th: ไฟฟ้า, en: Light }, weight: 1, column: light, deprived: { when: [no], unless: [yes, 2] } }
      - { id: crowd, label: { th: แออัด, en: Crowding }, weight: 1, column: people_a_room, deprived: { above: 3 } }
`;
const HEADER = 'school years,light,people_a_room,weight,stratum,village,province';
const ROWS = [
  '3,no,4.5,1.5,a,v1,10',
  '12,yes,1,2.5,a,v2,10',
  '0, no ,3,1,b,v3,17',
  '6,2,3.01,3,b,v4,17',
  '99,no,5,1,b,v4,17',
];

function file(rows: readonly string[], name = 'survey.csv', header = HEADER): string {
  const path = join(folder, name);
  writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
  return path;
}

function measure(path: string, change: Partial<SurveyOrder> = {}, set = SET) {
  const parsed = parseSurveySet(set, 'set.yaml');
  return measureSurvey(engine(), { set: parsed, path, sample: false, lonely: 'refuse', ...change });
}

describe('a survey file', () => {
  it('is measured by the set, as a full count where nothing says it was drawn', async () => {
    const { rows, sampled, whole } = await measure(file(ROWS));
    expect({ rows, sampled }).toEqual({ rows: 5, sampled: false });
    expect(whole.sums).toMatchObject({
      people: 4,
      poor: 2,
      score: 4 + 3,
      raw: [2, 2, 2],
      censored: [2, 2, 1],
      vulnerable: 1,
      severe: 2,
      leftOut: { rows: 1, surelyPoor: 1 },
    });
    expect(whole.estimates.headcount).toEqual({ value: 0.5, standardError: null, low: null, high: null });
  });

  it('is weighed, and its groups add up', async () => {
    const { sampled, whole, groups } = await measure(file(ROWS), { weight: 'weight', by: 'province' });
    expect(sampled).toBe(true);
    expect(whole.figures.headcount).toBe(2.5 / 8);
    expect(whole.estimates.headcount?.standardError).toBeGreaterThan(0);
    expect(groups.map(({ name, populationShare }) => [name, populationShare])).toEqual([
      ['10', 0.5],
      ['17', 0.5],
    ]);
    expect(groups.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0)).toBeCloseTo(1, 12);
  });

  it('is read with strata and sampling units', async () => {
    const { whole } = await measure(file(ROWS), { weight: 'weight', strata: 'stratum', psu: 'village' });
    expect(whole.degrees).toBe(2);
    expect(whole.estimates.headcount?.low).toBeGreaterThan(0);
    expect(whole.estimates.headcount?.high).toBeLessThan(1);
  });

  it('may be Parquet with numbers as numbers, and gives the same', async () => {
    const path = join(folder, 'survey.parquet');
    const rows = sql`
      select *
      from (values (3, 'no', 4.5::double), (12, 'yes', 1), (0, 'no', 3), (6, '2', 3.01), (99, 'no', 5))
        as home("school years", light, people_a_room)`;
    await engine().run(dialect.writeParquet(rows, path));
    const [parquet, csv] = [await measure(path), await measure(file(ROWS))];
    expect(parquet.whole.sums).toEqual(csv.whole.sums);
  });
});

it('a code for not known may be written as any number, and truths are words', async () => {
  const set = SET.replace('[no], unless: [yes, 2]', '[false], unless: [true]');
  const rows = ['99.0,false,1,1,a,v1,10', '099,true,1,1,a,v1,10', '5,false,1,1,a,v1,10'];
  const { whole } = await measure(file(rows), {}, set);
  expect(whole.sums).toMatchObject({ people: 1, poor: 1, raw: [1, 1, 0], leftOut: { rows: 2 } });
});

describe('is refused', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['a file that is not there', () => measure(join(folder, 'none.csv')), 'SURVEY_FILE_MISSING'],
    ['a folder', () => measure(folder), 'SURVEY_FILE_MISSING'],
    ['a file without rows', () => measure(file([], 'empty.csv')), 'SURVEY_FILE_EMPTY'],
    ['a file without anything', () => measure(bytes('nothing.csv', [])), 'SURVEY_FILE_EMPTY'],
    [
      'a row with too few cells',
      () =>
        measure(file([...Array.from({ length: 3000 }, () => ROWS[0] ?? ''), '1,no,2', ...ROWS], 'short.csv')),
      'SURVEY_FILE_UNREADABLE',
    ],
    [
      'bytes that are not UTF-8',
      () => measure(bytes('thai.csv', [0xa1, 0xd2, 0x0a, 0xa1, 0x0a])),
      'SURVEY_FILE_UNREADABLE',
    ],
    [
      'something else called Parquet',
      () => measure(bytes('fake.parquet', [1, 2, 3])),
      'SURVEY_FILE_UNREADABLE',
    ],
    ['a column that is not there', () => measure(file(ROWS), { by: 'provinse' }), 'SURVEY_COLUMN_UNKNOWN'],
    [
      'a number out of its range',
      () => measure(file([...ROWS, '31,no,1,1,a,v1,10'])),
      'SURVEY_ANSWER_IMPOSSIBLE',
    ],
    [
      'a word for a number',
      () => measure(file([...ROWS, '3,no,many,1,a,v1,10'])),
      'SURVEY_ANSWER_IMPOSSIBLE',
    ],
    [
      'a number that is none',
      () => measure(file([...ROWS, '3,no,nan,1,a,v1,10'])),
      'SURVEY_ANSWER_IMPOSSIBLE',
    ],
    ['a word of no list', () => measure(file([...ROWS, '3,maybe,1,1,a,v1,10'])), 'SURVEY_ANSWER_IMPOSSIBLE'],
    [
      'a weight below zero',
      () => measure(file([...ROWS, '3,no,1,-1,a,v1,10']), { weight: 'weight' }),
      'SAMPLE_WEIGHT_WRONG',
    ],
    [
      'no weight',
      () => measure(file([...ROWS, '3,no,1,,a,v1,10']), { weight: 'weight' }),
      'SAMPLE_WEIGHT_WRONG',
    ],
    ['weights of nothing', () => measure(file(['3,no,1,0,a,v1,10']), { weight: 'weight' }), 'SAMPLE_EMPTY'],
    ['no answer known at all', () => measure(file(['99,no,1,1,a,v1,10'])), 'SAMPLE_EMPTY'],
    [
      'one village in a stratum',
      () => measure(file(ROWS.slice(0, 3)), { strata: 'stratum', psu: 'village' }),
      'SAMPLE_STRATUM_LONELY',
    ],
    [
      'units of the population that are no number',
      () => measure(file(ROWS), { population: 'light' }),
      'SAMPLE_POPULATION_WRONG',
    ],
  ])('%s', async (_what, work, code) => {
    const thrown = await work().catch((cause: unknown) => cause);
    expect(thrown).toMatchObject({ code });
    if (thrown instanceof Problem)
      expect(`${sentenceOf(thrown, 'th')}${sentenceOf(thrown, 'en')}`).not.toContain('?');
  });

  it('an impossible answer by column and row, without saying what stands there', async () => {
    const thrown = await measure(file([...ROWS, '3,secret,1,1,a,v1,10'])).catch((cause: unknown) => cause);
    expect(thrown).toMatchObject({ params: { column: 'light', rows: 1, row: 6, allowed: 'no, yes, 2' } });
    expect(String(thrown)).not.toContain('secret');
  });
});

describe('a set is refused', () => {
  it.each([
    {
      what: 'weights that do not add up',
      from: 'weightsSum: 4',
      to: 'weightsSum: 5',
      code: 'MEASURE_WEIGHTS_DIFFER',
    },
    { what: 'a cut-off out of reach', from: 'k: 2', to: 'k: 9', code: 'MEASURE_CUT_OFF_OUT_OF_RANGE' },
    { what: 'a weight of a half', from: 'weight: 2', to: 'weight: 0.5', code: 'MEASURE_WEIGHT_NOT_WHOLE' },
    { what: 'a name it does not know', from: 'bands:', to: 'band:', code: 'SURVEY_SET_INVALID' },
    { what: 'no rule that can be', from: '{ below: 6 }', to: '{ lower: 6 }', code: 'SURVEY_SET_INVALID' },
    { what: 'a code on both sides', from: '[yes, 2]', to: '[yes, no]', code: 'SURVEY_SET_INVALID' },
    {
      what: 'a range the wrong way',
      from: 'from: 0, to: 30',
      to: 'from: 30, to: 0',
      code: 'SURVEY_SET_INVALID',
    },
    { what: 'broken YAML', from: 'weightsSum: 4', to: 'weightsSum: [4', code: 'SURVEY_SET_INVALID' },
  ])('for $what', ({ from, to, code }) => {
    expect(SET).toContain(from);
    expect(() => parseSurveySet(SET.replace(from, to), 'set.yaml')).toThrow(code);
  });
});

function bytes(name: string, content: readonly number[]): string {
  const path = join(folder, name);
  writeFileSync(path, Uint8Array.from(content));
  return path;
}
