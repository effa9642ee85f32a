import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFold } from './fold.ts';
import { blocksOf, givenNames, thaiFold } from './testing/thai-content.ts';

const fold = compileFold(thaiFold());
const names = givenNames();
const thaiName = fc
  .array(fc.integer({ min: 0x0e01, max: 0x0e5b }), { minLength: 1, maxLength: 15 })
  .map((codes) => String.fromCharCode(...codes));

/** Ways of writing one sound, each made in every name of the corpus that has the letter. */
const VARIANTS: readonly (readonly [kind: string, from: RegExp, to: string, folded: number])[] = [
  ['ณ as น', /ณ/, 'น', 1],
  ['ศ as ส', /ศ/, 'ส', 1],
  ['ษ as ศ', /ษ/, 'ศ', 1],
  ['ญ as ย', /ญ/, 'ย', 1],
  ['ฐ as ถ', /ฐ/, 'ถ', 1],
  ['ธ as ท', /ธ/, 'ท', 1],
  ['ภ as พ', /ภ/, 'พ', 1],
  ['ฎ as ด', /ฎ/, 'ด', 1],
  ['ฏ as ต', /ฏ/, 'ต', 1],
  ['a silenced letter left out', /[ก-ฮ][ิุ]?์/, '', 0.999],
  ['a tone left out', /[่-๋]/, '', 1],
  ['the short mark left out', /็/, '', 1],
  ['a short i', /ี/, 'ิ', 1],
  ['a short u', /ู/, 'ุ', 1],
  ['รร before a consonant as ั', /รร(?=[ก-ฮ](?![ิุ]?์))/, 'ั', 1],
  ['ใ as ไ', /ใ/, 'ไ', 1],
  // Where two of the letters stand side by side, one more or less changes what is a double letter.
  ['ร as ล', /ร(?!ร)/, 'ล', 0.92],
];

describe('the fold of Thai names', () => {
  it.each(VARIANTS)('takes %s for the same', (...[, from, to, share]) => {
    const changed = names.filter((name) => from.test(name));
    expect(changed.length).toBeGreaterThan(0);
    const folded = changed.filter((name) => fold(name.replace(from, to)) === fold(name));
    expect(folded.length / changed.length).toBeGreaterThanOrEqual(share);
  });

  it('takes two ways of typing for the same', () => {
    expect(fold('นํ้าฝน')).toBe(fold('น้ำฝน'));
    expect(fold('เเก้ว\u200b')).toBe(fold('แก้ว'));
    expect(fold('José')).toBe(fold('JOSE'));
  });

  it('parts names almost as well as spelling does', () => {
    const { keys, expectedBlock } = blocksOf(names, fold);
    expect(names).toHaveLength(11_843);
    expect(keys).toBeGreaterThan(10_300);
    expect(keys).toBeLessThan(10_500);
    expect(expectedBlock).toBeCloseTo(1.3, 1);
  });

  it('finds no name in what stands for none', () => {
    expect(['', '-', 'ไม่ทราบ', '์'].map(fold)).toEqual([null, null, null, null]);
  });

  it.each([
    ['one sound with two letters', 'ณัฐพร', 'นัฐภร'],
    ['three ways to write s', 'วงศ์', 'วงษ์'],
    ['a silenced letter left out', 'จันทร์', 'จันท'],
    ['a silenced letter with its vowel left out', 'สิทธิ์', 'สิท'],
    ['a tone mark', 'อ๊อด', 'ออด'],
    ['the length of a vowel', 'จิราพร', 'จีราพร'],
    ['r and l', 'ศรีวงค์', 'สลีวงค์'],
    ['double r before a consonant', 'วรรณวงศ์', 'วันวงษ์'],
    ['double r at the end', 'คมสรร', 'คมสัน'],
    ['a doubled consonant', 'กิตติพงษ์', 'กิติพงษ์'],
    ['two short marks for one', 'เเก้ว', 'แก้ว'],
    ['spaces in a family name', 'ณ อยุธยา', 'ณอยุธยา'],
    ['capitals', 'John', 'JOHN'],
  ])('forgives %s', (_, left, right) => {
    expect(fold(left)).toBe(fold(right));
  });

  it.each([
    ['สมชาย', 'สมชัย'],
    ['แก้วตา', 'แก้วใจ'],
    ['วิชัย', 'วิชิต'],
  ])('keeps %s and %s apart', (left, right) => {
    expect(fold(left)).not.toBe(fold(right));
  });

  it.each(['', '  ', '-', 'ไม่ทราบ', '...', '์'])('finds no name in "%s"', (text) => {
    expect(fold(text)).toBeNull();
  });

  it('has one byte a letter, so that an engine counts letters when it counts edits', () => {
    fc.assert(
      fc.property(thaiName, (name) => {
        const key = fold(`ก${name}`) ?? '';
        expect(Buffer.byteLength(key)).toBe(key.length);
        expect(key.length).toBeLessThanOrEqual(name.length + 1);
      }),
    );
    expect(fold('กขคงจ')?.length).toBe(5);
  });

  it('gives Thai and Latin letters bytes of their own', () => {
    const letters = [...'กขคงจฉชซดตถทนบปผฝพฟมยรวสหอฮะาำเแโไabcdefghijklmnopqrstuvwxyz'];
    expect(new Set(letters.map(fold)).size).toBe(letters.length);
  });
});
