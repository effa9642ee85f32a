import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainLinkForCitizen } from './citizen-sentence.ts';

const NOTHING = { given: null, family: null, birth: null, sex: null };

describe('why a row is taken to be somebody’s', () => {
  it.each([
    {
      reasons: { tier: 'number', agrees: { ...NOTHING, given: true, birth: true } },
      th: 'เชื่อมเพราะเลขประจำตัวตรงกันและชื่อ–วันเกิดตรงกัน',
      en: 'Linked because the number, given name, and birth date agree',
    },
    {
      reasons: { tier: 'number', agrees: { given: true, family: false, birth: true, sex: null } },
      th: 'เชื่อมเพราะเลขประจำตัวตรงกันและชื่อ–วันเกิดตรงกัน แม้สกุลไม่ตรงกัน',
      en: 'Linked because the number, given name, and birth date agree, though family name does not',
    },
    {
      reasons: { tier: 'name-birth-place', agrees: { given: true, family: true, birth: true, sex: true } },
      th: 'เชื่อมเพราะชื่อ–สกุล–วันเกิด–เพศตรงกัน',
      en: 'Linked because given name, family name, birth date, and sex agree',
    },
    {
      reasons: { tier: 'repaired-number', agrees: { given: true, family: true, birth: true, sex: true } },
      th: 'เชื่อมเพราะเลขประจำตัวที่แก้ตัวเลขซึ่งเขียนผิดแล้วตรงกันและชื่อ–สกุล–วันเกิด–เพศตรงกัน',
      en: 'Linked because the number with one slip mended, given name, family name, birth date, and sex agree',
    },
    {
      reasons: { tier: 'spine', agrees: NOTHING },
      th: 'เป็นทะเบียนหลักของบุคคลนี้',
      en: 'The register of record for this person',
    },
    {
      reasons: { tier: 'island', agrees: NOTHING },
      th: 'พบในทะเบียนนี้โดยไม่มีในทะเบียนหลัก',
      en: 'In this register and not in the register of record',
    },
  ])('is said in one plain sentence: $th', ({ reasons, th, en }) => {
    expect(explainLinkForCitizen(reasons)).toEqual({ th, en });
  });

  it('is always said, and never with a value', () => {
    const fact = fc.option(fc.boolean());
    const agrees = fc.record({ given: fact, family: fact, birth: fact, sex: fact });
    const tier = fc.constantFrom(
      'spine',
      'number',
      'repaired-number',
      'name-birth-place',
      'island',
      'another',
    );
    fc.assert(
      fc.property(tier, agrees, (way, facts) => {
        const { th, en } = explainLinkForCitizen({ tier: way, agrees: facts });
        expect(th).toMatch(/^[฀-๿– ]+$/);
        expect(en).toMatch(/^[A-Za-z,; ]+$/);
      }),
    );
  });
});
