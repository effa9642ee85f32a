import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type IsoDate, parseIsoDate } from '../../../base/model/index.ts';
import { type EntitlementSettings, readProgramme } from '../language/index.ts';
import { FAMILY_SETTINGS, familyProgrammes } from '../testing/every-kind.ts';
import { pensionProgramme } from '../testing/programmes.ts';
import { describeProgramme, timelineOf, writeProgramme } from './index.ts';

const { houseAid, careMoney } = familyProgrammes();
const ON = date('2020-06-30');

function date(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (!parsed) throw new RangeError(written);
  return parsed;
}

const said = { th: 'ข้อ', en: 'case' };
const act = { law: 'act', verified: true };

/** The sentence of one condition in both languages. */
function sentenceOf(when: unknown, settings: EntitlementSettings = FAMILY_SETTINGS) {
  const content = {
    id: 'one-rule',
    title: said,
    authority: said,
    laws: { act: { title: said, verified: true } },
    unit: 'person',
    period: 'service',
    parameters: { line: [{ from: '2000-01-01', value: { baht: 500 }, ...act }] },
    versions: [
      {
        id: 'only',
        inForce: { from: '2000-01-01', to: null },
        conditions: [{ id: 'one', text: said, ...act, when }],
      },
    ],
    notChecked: [],
  };
  const programme = readProgramme(content, { file: 'one-rule.yaml', settings });
  const { th, en } = describeProgramme(programme, ON)?.conditions[0]?.sentence ?? said;
  return [th, en];
}

const income = { fact: 'income_year' };
const plots = { fact: 'plots' };
const baht = (amount: number) => ({ const: { baht: amount } });
const days = { from: { fact: 'came_on' }, to: { asOf: true } };
const compare = (left: unknown, op: string, right: unknown) => ({ compare: { left, op, right } });
const household = (of: object) => ({ household: { of: 'house', ...of } });
const grown = { ageAtLeast: { years: { const: { years: 18 } } } };

describe('every kind of question reads as a sentence in both languages', () => {
  test.each([
    ['fact', { fact: 'alive' }, 'ยังมีชีวิตอยู่', 'is alive'],
    ['not, in the words of the fact', { not: { fact: 'alive' } }, 'เสียชีวิตแล้ว', 'has died'],
    [
      'compare and param',
      compare(income, '<=', { param: 'line' }),
      'รายได้ต่อปี ไม่เกิน 500 บาท',
      'income a year is at most 500 baht',
    ],
    [
      'not compare',
      { not: compare(income, '<=', baht(500)) },
      'รายได้ต่อปี มากกว่า 500 บาท',
      'income a year is more than 500 baht',
    ],
    [
      'between',
      { between: { value: plots, from: { const: { integer: 1 } }, to: { const: { integer: 3 } } } },
      'จำนวนแปลง ไม่น้อยกว่า 1 และ จำนวนแปลง ไม่เกิน 3',
      'number of plots is at least 1 and number of plots is at most 3',
    ],
    [
      'in',
      { in: { value: { fact: 'scheme' }, list: [{ const: { text: 'uc' } }, { const: { text: 'sss' } }] } },
      'สิทธิหลัก เป็นหนึ่งใน (uc, sss)',
      'main scheme is one of (uc, sss)',
    ],
    [
      'all and any, with brackets',
      { all: [{ fact: 'alive' }, { any: [{ isKnown: 'plots' }, { not: { isKnown: 'plots' } }] }] },
      'ยังมีชีวิตอยู่ และ (ทราบจำนวนแปลง หรือ ไม่ทราบจำนวนแปลง)',
      'is alive and (number of plots is known or number of plots is not known)',
    ],
    ['ageAtLeast', grown, 'อายุ 18 ปีขึ้นไป', 'is aged 18 or over'],
    [
      'ageUnder on the first day of a fiscal year',
      { ageUnder: { years: { const: { years: 6 } }, on: 'fiscal-year-start' } },
      'อายุต่ำกว่า 6 ปี ณ วันเริ่มปีงบประมาณ (1 ตุลาคม 2562)',
      'is aged under 6 on the first day of the fiscal year (1 October 2019)',
    ],
    [
      'ageUnder on a fixed day',
      { ageUnder: { years: { const: { years: 6 } }, on: { const: { date: '2020-05-01' } } } },
      'อายุต่ำกว่า 6 ปี ณ วันที่ 1 พฤษภาคม 2563',
      'is aged under 6 on 1 May 2020',
    ],
    [
      'bornOnOrAfter',
      { bornOnOrAfter: { const: { date: '2015-10-01' } } },
      'เกิดตั้งแต่วันที่ 1 ตุลาคม 2558',
      'was born on or after 1 October 2015',
    ],
    [
      'monthsBetween and asOf',
      compare({ monthsBetween: days }, '>=', { const: { integer: 12 } }),
      'จำนวนเดือนเต็มนับจากวันที่ย้ายเข้า ถึง 30 มิถุนายน 2563 ไม่น้อยกว่า 12 เดือน',
      'the whole months from day of moving in to 30 June 2020 is at least 12 months',
    ],
    [
      'household count',
      compare(household({ measure: 'count', where: grown }), '>', { const: { integer: 2 } }),
      'จำนวนสมาชิกในบ้านที่อายุ 18 ปีขึ้นไป มากกว่า 2 คน',
      'the number of members of the house where the member is aged 18 or over is more than 2',
    ],
    [
      'household sum',
      compare(household({ measure: 'sum', value: income }), '<', baht(9000)),
      'ผลรวมรายได้ต่อปีของสมาชิกในบ้าน น้อยกว่า 9,000 บาท',
      'the sum of income a year over members of the house is less than 9,000 baht',
    ],
    [
      'household min',
      compare(household({ measure: 'min', value: income }), '=', baht(0)),
      'รายได้ต่อปีที่น้อยที่สุดของสมาชิกในบ้าน เท่ากับ 0 บาท',
      'the least income a year among members of the house is 0 baht',
    ],
    [
      'household max',
      compare(household({ measure: 'max', value: plots }), '!=', plots),
      'จำนวนแปลงที่มากที่สุดของสมาชิกในบ้าน ไม่เท่ากับ จำนวนแปลง',
      'the greatest number of plots among members of the house is not number of plots',
    ],
    [
      'household any',
      household({ measure: 'any', where: { fact: 'alive' } }),
      'มีสมาชิกในบ้านอย่างน้อยหนึ่งคนที่ยังมีชีวิตอยู่',
      'at least one member of the house is alive',
    ],
    [
      'household all',
      household({ measure: 'all', where: compare(income, '<=', baht(10)) }),
      'สมาชิกทุกคนในบ้านรายได้ต่อปี ไม่เกิน 10 บาท',
      'for every member of the house, income a year is at most 10 baht',
    ],
    [
      'if',
      { if: { when: { fact: 'alive' }, gives: { isKnown: 'plots' }, otherwise: { const: false } } },
      'ถ้ายังมีชีวิตอยู่: ทราบจำนวนแปลง; มิฉะนั้น ไม่ใช่',
      'if the person is alive: number of plots is known; otherwise no',
    ],
    [
      'add, subtract, min and max',
      compare({ add: [income, { subtract: { from: income, take: baht(1) } }] }, '>', {
        max: [income, { min: [income, baht(2)] }],
      }),
      'รายได้ต่อปี + (รายได้ต่อปี − 1 บาท) มากกว่า ค่ามากที่สุดของ (รายได้ต่อปี, ค่าน้อยที่สุดของ (รายได้ต่อปี, 2 บาท))',
      'income a year + (income a year − 1 baht) is more than the greatest of (income a year, the least of (income a year, 2 baht))',
    ],
    [
      'multiply with declared rounding',
      compare(
        { multiply: { money: baht(10), by: plots, per: 3, round: { to: 'satang', mode: 'half-up' } } },
        '>',
        baht(1),
      ),
      '10 บาท × จำนวนแปลง ÷ 3 (ปัดเศษครึ่งขึ้นเป็นสตางค์) มากกว่า 1 บาท',
      '10 baht × number of plots ÷ 3 (rounded half up to satang) is more than 1 baht',
    ],
    [
      'reachesAge and monthAfter',
      compare({ monthAfter: { reachesAge: { const: { years: 60 } } } }, '<=', { asOf: true }),
      'วันแรกของเดือนถัดจากวันที่อายุครบ 60 ปี ไม่หลัง 30 มิถุนายน 2563',
      'the first day of the month after the day of reaching the age of 60 is on or before 30 June 2020',
    ],
    [
      'steps',
      compare(
        {
          steps: {
            of: plots,
            steps: [{ upTo: { const: { integer: 2 } }, gives: baht(5) }],
            otherwise: baht(7),
          },
        },
        '=',
        baht(5),
      ),
      '(ถ้าจำนวนแปลง ไม่เกิน 2: 5 บาท; มิฉะนั้น 7 บาท) เท่ากับ 5 บาท',
      '(if number of plots is at most 2: 5 baht; otherwise 7 baht) is 5 baht',
    ],
  ])('%s', (_kind, when, ...sentences) => {
    expect(sentenceOf(when)).toEqual(sentences);
  });

  test('receives, area tables, bands, exceptions and overlays stand in whole programmes', () => {
    const text = describeProgramme(houseAid, ON);
    expect(text?.exceptions.map(({ sentence, then }) => [sentence.th, sentence.en, then])).toEqual([
      ['เกิดก่อนวันที่ 1 มกราคม 2483', 'was born before 1 January 1940', 'eligible'],
      ['มีสิทธิได้รับ“เงินเลี้ยงดู”', 'is entitled to “Care money”', 'not-eligible'],
    ]);
    expect(text?.conditions[3]?.sentence.th).toBe('ไม่ได้รับ“เงินเลี้ยงดู”ตามบัญชีการจ่าย');
    expect(text?.amount?.overlays[0]?.when?.en).toBe(
      'number of plots is at least 1 and number of plots is at most 4',
    );
    expect(text?.stacking[0]?.by?.th).toBe('100 บาท');
    expect(describeProgramme(careMoney, ON)?.stacking).toMatchObject([
      {
        with: { id: 'house-aid' },
        rule: 'may',
        by: null,
        text: { en: 'Its rules say: One hundred baht less' },
      },
    ]);
    expect(describeProgramme(careMoney, ON)?.amount?.sentence.th).toBe(
      'ถ้าอายุต่ำกว่า 30 ปี: 100 บาท; มิฉะนั้น ถ้าอายุต่ำกว่า 60 ปี: 200 บาท; มิฉะนั้น 300 บาท',
    );
  });
});

describe('a whole programme', () => {
  test.each(['th', 'en'] as const)('reads as the committed text in %s', (language) => {
    const golden = readFileSync(new URL(`./testing/house-aid.${language}.txt`, import.meta.url), 'utf8');
    expect(`${writeProgramme(houseAid, { language }).join('\n')}\n`).toBe(golden);
  });

  test('of one day shows the version of that day alone', () => {
    const lines = writeProgramme(houseAid, { language: 'en', on: date('2012-01-01') });
    expect(lines.filter((line) => line.startsWith('Version'))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('Flood top-up');
    expect(writeProgramme(houseAid, { language: 'en', on: date('1990-01-01') }).join('\n')).toContain(
      'No version was in force on that day.',
    );
  });

  test('tells on its timeline when a number changed while a version stood', () => {
    const [first, second] = timelineOf(houseAid);
    expect(first?.stretches.map(({ from }) => from)).toEqual(['2000-01-01', '2010-01-01']);
    expect(second?.stretches.map(({ from }) => from)).toEqual(['2015-01-01']);
  });

  test('without a version on the day has no text', () => {
    expect(describeProgramme(pensionProgramme(), date('1999-12-31'))).toBeUndefined();
  });
});
