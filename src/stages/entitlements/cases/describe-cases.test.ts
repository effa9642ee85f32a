import { describe, expect, test } from 'vitest';
import { familyProgrammes } from '../testing/every-kind.ts';
import { caseFileSchema, describeCases } from './index.ts';

const { houseAid } = familyProgrammes();

const file = caseFileSchema.parse({
  programme: 'house-aid',
  person: { alive: true, birth_date: '1985-03-01', birth_precision: 'day', income_year: 50_000 },
  member: { alive: true },
  cases: [
    { case: 'as all', on: '2020-06-30', answer: 'eligible' },
    {
      case: 'another',
      on: '2020-06-30',
      knownOn: '2020-02-01',
      facts: { alive: false, income_year: null, birth_date: '2015-06-01', birth_precision: 'year' },
      households: { house: [{ birth_date: '1990-01-01' }] },
      answer: 'not-eligible',
      missing: ['income_year'],
      overlays: ['flood'],
      since: '2020-01-01',
      holder: false,
    },
  ],
});

describe('examples in words', () => {
  const described = describeCases(file, houseAid);

  test('tell once what all of them share', () => {
    expect(described.shared.map(({ en }) => en)).toMatchInlineSnapshot(`
      [
        "is alive",
        "birth date: 1 March 1985",
        "income a year: 50,000 baht",
      ]
    `);
  });

  test('tell what holds in each besides, with the age on its day and other members', () => {
    expect(described.cases[0]?.given).toEqual([]);
    expect(described.cases[1]?.given).toMatchInlineSnapshot(`
      [
        {
          "en": "has died",
          "th": "เสียชีวิตแล้ว",
        },
        {
          "en": "not known: income a year",
          "th": "ไม่ทราบ: รายได้ต่อปี",
        },
        {
          "en": "birth date: 1 June 2015 (aged 5)",
          "th": "วันเกิด: 1 มิถุนายน 2558 (อายุ 5 ปี)",
        },
        {
          "en": "only the year of birth is known",
          "th": "ทราบเพียงปีเกิด",
        },
        {
          "en": "another member of the house: is alive, birth date: 1 January 1990 (aged 30)",
          "th": "สมาชิกอีกคนในบ้าน: ยังมีชีวิตอยู่, วันเกิด: 1 มกราคม 2533 (อายุ 30 ปี)",
        },
        {
          "en": "by the rules as they were known on 1 February 2020",
          "th": "ตามหลักเกณฑ์ที่ทราบเมื่อ 1 กุมภาพันธ์ 2563",
        },
      ]
    `);
  });

  test('tell what must come out besides the answer', () => {
    expect(described.cases[1]?.expected).toMatchInlineSnapshot(`
      [
        {
          "en": "not known: income a year",
          "th": "ยังไม่ทราบ: รายได้ต่อปี",
        },
        {
          "en": "with the addition: Flood top-up",
          "th": "ได้เงินเพิ่ม: เงินเพิ่มน้ำท่วม",
        },
        {
          "en": "entitled since 1 January 2020",
          "th": "มีสิทธิตั้งแต่ 1 มกราคม 2563",
        },
        {
          "en": "another member holds the right of the unit",
          "th": "สมาชิกคนอื่นเป็นผู้ถือสิทธิของบ้าน",
        },
      ]
    `);
  });
});
