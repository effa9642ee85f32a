import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestCombination, type Choice, type Tie } from './best-combination.ts';

const baht = (amount: number) => BigInt(amount) * 100n;

describe('the best lawful combination', () => {
  it('takes everything when nothing is tied', () => {
    const choices = [
      { id: 'old-age', worth: baht(7200) },
      { id: 'disability', worth: baht(9600) },
    ];
    expect(bestCombination(choices, [])).toEqual({ taken: ['old-age', 'disability'], worth: baht(16800) });
  });

  it('keeps the more valuable of two that may not stand together', () => {
    const choices = [
      { id: 'old-age', worth: baht(7200) },
      { id: 'pension', worth: baht(12000) },
    ];
    const ties: Tie[] = [{ between: ['old-age', 'pension'], rule: 'may-not' }];
    expect(bestCombination(choices, ties)).toEqual({ taken: ['pension'], worth: baht(12000) });
  });

  it('gives up one great right for two smaller ones that together are worth more', () => {
    const choices = ['a', 'b', 'c'].map((id, index) => ({ id, worth: baht([500, 300, 301][index] ?? 0) }));
    const ties: Tie[] = [
      { between: ['a', 'b'], rule: 'may-not' },
      { between: ['a', 'c'], rule: 'may-not' },
    ];
    expect(bestCombination(choices, ties)).toEqual({ taken: ['b', 'c'], worth: baht(601) });
  });

  it('takes a reduced right when what is left of it is still worth having', () => {
    const choices = [
      { id: 'a', worth: baht(500) },
      { id: 'b', worth: baht(300) },
    ];
    const reduced = (loses: number): Tie[] => [{ between: ['a', 'b'], rule: 'reduces', loses: baht(loses) }];
    expect(bestCombination(choices, reduced(200))).toEqual({ taken: ['a', 'b'], worth: baht(600) });
    expect(bestCombination(choices, reduced(300))).toEqual({ taken: ['a'], worth: baht(500) });
  });

  it('takes a right without worth of its own for the sake of one that needs it, and neither where that does not pay', () => {
    const choices = [
      { id: 'rival', worth: baht(500) },
      { id: 'card', worth: 0n },
      { id: 'shop', worth: baht(600) },
    ];
    const needs: Tie = { between: ['shop', 'card'], rule: 'needs' };
    const rivals: Tie = { between: ['rival', 'card'], rule: 'may-not' };
    expect(bestCombination(choices, [needs, rivals])).toEqual({ taken: ['card', 'shop'], worth: baht(600) });
    const poorer = choices.map((choice) => (choice.id === 'shop' ? { ...choice, worth: baht(400) } : choice));
    expect(bestCombination(poorer, [needs, rivals])).toEqual({ taken: ['rival'], worth: baht(500) });
  });

  it('finds what trying every set finds', () => {
    fc.assert(
      fc.property(choicesAndTies, ([choices, ties]) => {
        const best = bestCombination(choices, ties);
        expect(worthOf(best.taken, choices, ties)).toBe(best.worth);
        expect(best.worth).toBe(bestOfAll(choices, ties));
      }),
      { numRuns: 500 },
    );
  });
});

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
const oneTie = fc
  .tuple(
    fc.shuffledSubarray([...IDS], { minLength: 2, maxLength: 2 }),
    fc.option(fc.bigInt(0n, 60n).map((loses) => (loses < 15n ? 0n : loses))),
  )
  .map(([[one = 'a', other = 'b'], loses]): Tie => {
    if (loses === 0n) return { between: one < other ? [other, one] : [one, other], rule: 'needs' };
    const between = [one, other] as const;
    return loses === null ? { between, rule: 'may-not' } : { between, rule: 'reduces', loses };
  });
const choicesAndTies = fc.tuple(
  fc
    .array(fc.bigInt(0n, 100n), { minLength: IDS.length, maxLength: IDS.length })
    .map((worths): Choice[] => IDS.map((id, index) => ({ id, worth: worths[index] ?? 0n }))),
  fc.array(oneTie, { maxLength: 10 }),
);

function bestOfAll(choices: readonly Choice[], ties: readonly Tie[]): bigint {
  let best = 0n;
  for (let set = 0; set < 2 ** choices.length; set++) {
    const taken = choices.filter((_, index) => set & (2 ** index)).map(({ id }) => id);
    const worth = worthOf(taken, choices, ties);
    if (worth !== null && worth > best) best = worth;
  }
  return best;
}

function worthOf(taken: readonly string[], choices: readonly Choice[], ties: readonly Tie[]): bigint | null {
  const both = ties.filter(({ between }) => between.every((id) => taken.includes(id)));
  if (both.some(({ rule }) => rule === 'may-not')) return null;
  const lacking = ties.some(
    ({ rule, between: [one, other] }) => rule === 'needs' && taken.includes(one) && !taken.includes(other),
  );
  if (lacking) return null;
  const lost = both.reduce((sum, tie) => sum + (tie.rule === 'reduces' ? tie.loses : 0n), 0n);
  return choices.reduce((sum, { id, worth }) => (taken.includes(id) ? sum + worth : sum), 0n) - lost;
}
