import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeNames, lettersOf, spreadOver } from './composer.ts';

const HEADS = ['ศรี', 'ทอง', 'บุญ', 'แก้ว', 'สุข'];
const TAILS = ['มา', 'วงศ์', 'สุข', 'ประเสริฐ'];

function allNames(maxLetters: number, taken: readonly string[] = []): string[] {
  const names = composeNames({ heads: HEADS, tails: TAILS, maxLetters }, new Set(taken));
  return Array.from({ length: names.count }, (_, index) => names.nameAt(index));
}

describe('composing names', () => {
  it('makes every head with every tail once, but for a part doubled', () => {
    const wanted = HEADS.flatMap((head) => TAILS.filter((tail) => tail !== head).map((tail) => head + tail));
    expect(allNames(99).toSorted()).toEqual(wanted.toSorted());
  });

  it('keeps to the greatest number of letters', () => {
    const fitting = allNames(99).filter((name) => lettersOf(name) <= 5);
    expect(allNames(5).toSorted()).toEqual(fitting.toSorted());
  });

  it('leaves out whatever is taken and nothing else', () => {
    fc.assert(
      fc.property(fc.subarray([...allNames(99), 'ไม่มี', '']), (taken) => {
        const left = allNames(99).filter((name) => !taken.includes(name));
        expect(allNames(99, taken).toSorted()).toEqual(left.toSorted());
      }),
    );
  });

  it('counts letters without vowel signs and tone marks', () => {
    expect(lettersOf('แก้ว')).toBe(2);
    expect(lettersOf('วงศ์')).toBe(3);
    expect(lettersOf('เปี่ยมสุข')).toBe(5);
  });
});

describe('spreading numbers', () => {
  it('sends the numbers below a count one to one to themselves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (count) => {
        const spread = spreadOver(count);
        const reached = new Set(Array.from({ length: count }, (_, index) => spread(index)));
        expect(reached.size).toBe(count);
        expect(Math.max(...reached)).toBe(count - 1);
      }),
      { numRuns: 30 },
    );
  });
});
