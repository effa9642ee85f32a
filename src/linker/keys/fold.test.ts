import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFold, compileWideKey } from './fold.ts';
import { blocksOf, givenNames, thaiFold, thaiKeyRules } from './testing/thai-content.ts';

const fold = compileFold(thaiFold());
const wide = compileWideKey(thaiFold(), thaiKeyRules().wide);
const names = givenNames();

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
});

describe('the wide key of Thai names', () => {
  it('is the same whatever the vowels are', () => {
    expect(wide('สมชาย')).toBe(wide('สมชัย'));
    expect(wide('สมชาย')).not.toBe(wide('สมหมาย'));
  });

  it('keeps the vowel that a Latin name begins with', () => {
    expect(wide('Anna')).toBe(wide('Ann'));
    expect(wide('Anna')).not.toBe(wide('Nan'));
  });

  it('meets wherever the folds meet', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...VARIANTS), (name, [, from, to]) => {
        const other = name.replace(from, to);
        if (fold(other) === fold(name)) expect(wide(other)).toBe(wide(name));
      }),
    );
  });

  it('has blocks of nearly three given names', () => {
    const { keys, expectedBlock } = blocksOf(names, wide);
    expect(keys).toBeGreaterThan(7_700);
    expect(keys).toBeLessThan(7_950);
    expect(expectedBlock).toBeCloseTo(2.7, 0);
  });
});
