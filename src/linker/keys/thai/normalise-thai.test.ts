import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseThai, normaliseThaiName } from './normalise-thai.ts';

const thaiText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0x0e01, max: 0x0e5b }) },
      fc.constantFrom(0x20, 0x200b, 0x41, 0xa0),
    ),
    {
      maxLength: 15,
    },
  )
  .map((codes) => String.fromCodePoint(...codes));

describe('normalising Thai', () => {
  it.each([
    ['a tone typed before its vowel', 'พิ่', 'พ่ิ'],
    ['am in two letters', 'คำ', 'คํา'],
    ['a tone before, inside or after am', 'น้ำ', 'นํ้า'],
    ['a tone after am', 'น้ำ', 'นำ้'],
    ['a ring after the tone', 'น้ำ', 'น้ํา'],
    ['two short vowels for a long one', 'แก้ว', 'เเก้ว'],
    ['a mark typed twice', 'ดี', 'ดีี'],
    ['a tone typed twice', 'น้อย', 'น้้อย'],
    ['a silencer before its vowel', 'สิทธิ์', 'สิทธ์ิ'],
    ['a letter that is not seen', 'สมชาย', 'สม\u200bชาย\ufeff'],
    ['a long leg for า', 'มา', 'มๅ'],
    ['digits', '12', '๑๒'],
    ['a sign of abbreviation', 'กรุงเทพ', 'กรุงเทพฯ'],
    ['white space', 'สมชาย ใจดี', ' สมชาย\u00a0\t ใจดี '],
  ])('puts %s right', (_, right, typed) => {
    expect(normaliseThai(typed)).toBe(right);
  });

  it('keeps ฤๅ', () => {
    expect(normaliseThai('ฤๅษี')).toBe('ฤๅษี');
  });

  it('leaves alone only what needs nothing', () => {
    fc.assert(
      fc.property(thaiText, (text) => {
        expect(normaliseThai(text)).toBe(normaliseThai(`${text}\u200b`));
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(thaiText, (text) => {
        expect(normaliseThai(normaliseThai(text))).toBe(normaliseThai(text));
        expect(normaliseThaiName(normaliseThaiName(text))).toBe(normaliseThaiName(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('normalising one Thai name', () => {
  it.each([
    ['สม ชาย', 'สมชาย'],
    ['แซ่ ตั้ง', 'แซ่ตั้ง'],
    ['ณ  อยุธยา', 'ณ อยุธยา'],
    ['ทอง ใหญ่ ณ อยุธยา', 'ทองใหญ่ ณ อยุธยา'],
    ['de la Cruz', 'de la Cruz'],
  ])('%s is %s', (typed, name) => {
    expect(normaliseThaiName(typed)).toBe(name);
  });
});
