import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, foldLatin } from './clean-text.ts';

describe('clean text', () => {
  it.each([
    ['  Müller-Lüdenscheidt ', 'muller ludenscheidt'],
    ['O’Brien', 'obrien'],
    ['ŁUKASZ Đặng', 'lukasz dang'],
    ['Straße', 'strasse'],
    ['นํ้าฝน  ณ อยุธยา', 'น้ำฝน ณ อยุธยา'],
    ['J. R. ๑๒', 'j r 12'],
  ])('%s is %s', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('takes no vowel or tone from Thai', () => {
    expect(foldLatin('ผู้ใหญ่')).toBe('ผู้ใหญ่');
  });

  it('is clean after one time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});
