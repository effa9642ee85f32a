import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneByteLetters } from './letters.ts';

const thai = Array.from({ length: 0x0e5b - 0x0e00 }, (_, place) =>
  String.fromCharCode(0x0e01 + place),
).filter((letter) => letter < '\u0e3b' || letter > '\u0e3e');
const text = fc
  .array(fc.oneof(fc.constantFrom(...thai), fc.constantFrom(...'abcxyz 0189-.éüßñ')), { maxLength: 15 })
  .map((letters) => letters.join(''));

describe('one byte a letter', () => {
  it('holds the 87 letters of the Thai block beside small letters, digits and usual signs', () => {
    expect(thai).toHaveLength(87);
    const { map, shared } = oneByteLetters([thai.join(''), 'abcdefghijklmnopqrstuvwxyz 0123456789']);
    expect(shared).toEqual([]);
    expect(new Set(thai.map(map)).size).toBe(87);
    expect(Buffer.byteLength(map(thai.join('')))).toBe(87);
  });

  it('leaves ASCII texts alone', () => {
    const { map } = oneByteLetters(['สมชาย', "O'Brien, 12"]);
    expect(map("O'Brien, 12")).toBe("O'Brien, 12");
  });

  it('keeps texts apart, letters one byte, and equal letters equal', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 20 }), (values) => {
        const { map, shared } = oneByteLetters(values);
        expect(shared).toEqual([]);
        const mapped = values.map(map);
        expect(new Set(mapped).size).toBe(new Set(values).size);
        expect(mapped.map((bytes) => Buffer.byteLength(bytes))).toEqual(
          values.map((value) => Array.from(value).length),
        );
      }),
    );
  });

  it('does not depend on the order of the values', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (values) => {
        const [one, other] = [oneByteLetters(values), oneByteLetters([...values].reverse())];
        expect(values.map(one.map)).toEqual(values.map(other.map));
      }),
    );
  });

  it('never takes the space, which parts words', () => {
    const many = Array.from({ length: 200 }, (_, place) => String.fromCharCode(0x4e00 + place)).join('');
    expect(oneByteLetters([many]).map(many)).not.toContain(' ');
  });

  it('lets the rarest letters share one byte when there are too many, and says which', () => {
    const many = Array.from({ length: 200 }, (_, place) => String.fromCharCode(0x4e00 + place));
    const { map, shared } = oneByteLetters([...many, ...many.slice(0, 100)]);
    expect(shared.length).toBeGreaterThan(70);
    expect(new Set(shared.map(map)).size).toBe(1);
    expect(shared.some((letter) => many.slice(0, 100).includes(letter))).toBe(false);
    const own = many.filter((letter) => !shared.includes(letter));
    expect(new Set(own.map(map)).size).toBe(own.length);
  });

  it('counts a letter beyond the first plane once', () => {
    expect(oneByteLetters(['𠮷田']).map('𠮷田')).toHaveLength(2);
  });
});
