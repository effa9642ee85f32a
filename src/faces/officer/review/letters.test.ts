import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLetters, compareWords, markPlaces } from './letters.ts';

const marked = (runs: readonly { text: string; differs: boolean }[]) =>
  runs.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

describe('letters of two texts', () => {
  it.each([
    { left: 'ศิริพร', right: 'สิริพร', shown: ['[ศิ]ริพร', '[สิ]ริพร'] },
    { left: 'จันทร์เพ็ญ', right: 'จันเพ็ญ', shown: ['จัน[ทร์]เพ็ญ', 'จันเพ็ญ'] },
    { left: 'Somchai', right: 'Somchay', shown: ['Somcha[i]', 'Somcha[y]'] },
    { left: 'มาลี', right: '', shown: ['[มาลี]', ''] },
  ])('of $left and $right are marked where they differ', ({ left, right, shown }) => {
    const runs = compareLetters(left, right);
    expect([marked(runs.left), marked(runs.right)]).toEqual(shown);
  });

  it('make up the texts again, and agree in order', () => {
    const text = fc.string({ unit: fc.constantFrom('ก', 'ข', 'ี', '่', 'a', ' '), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const runs = compareLetters(left, right);
        const whole = (side: 'left' | 'right') => runs[side].map((run) => run.text).join('');
        const agreeing = (side: 'left' | 'right') =>
          runs[side]
            .filter(({ differs }) => !differs)
            .map((run) => run.text)
            .join('');
        expect([whole('left'), whole('right')]).toEqual([left, right]);
        expect(agreeing('left')).toBe(agreeing('right'));
      }),
    );
  });
});

describe('a masked number', () => {
  it('is marked at the places that differ', () => {
    expect(marked(markPlaces('•••••1234', [2, 3, 8]))).toBe('••[••]•123[4]');
  });
});

describe('two dates', () => {
  it('are marked at the parts that differ', () => {
    expect(marked(compareWords('5 ม.ค. 2491', '5 พ.ค. 2492'))).toBe('5 [ม.ค.] [2491]');
  });
});
