import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import { makeFold } from './fold.ts';

const fold = makeFold(loadLinkage().fold);
const thaiName = fc
  .array(fc.integer({ min: 0x0e01, max: 0x0e5b }), { minLength: 1, maxLength: 15 })
  .map((codes) => String.fromCharCode(...codes));

describe('folding a name', () => {
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
