import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate.ts';
import type { Expression } from '../language/index.ts';
import { amountSpan, overAYear } from './worth.ts';

const said = (en: string) => ({ th: en, en });
const money = (name: string): Expression => ({
  kind: 'fact',
  type: 'money',
  fact: { fact: name, type: 'money', label: said(name) },
});
const baht = (amount: number): Expression => ({
  kind: 'value',
  type: 'money',
  value: BigInt(amount) * 100n,
  from: null,
});
const asked = (name: string): Expression => ({
  kind: 'fact',
  type: 'boolean',
  fact: { fact: name, type: 'boolean', label: said(name) },
});
const either = (when: Expression, gives: Expression, otherwise: Expression): Expression => ({
  kind: 'if',
  type: 'money',
  when,
  gives,
  otherwise,
});

describe('what an amount is over a year', () => {
  it('counts months twelve times, quarters four times, terms twice, and leaves once as it is', () => {
    const periods = ['month', 'quarter', 'semester', 'year', 'once', 'service'] as const;
    expect(periods.map((period) => overAYear(period, 100n))).toEqual([1200n, 400n, 200n, 100n, 100n, 0n]);
  });
});

describe('what an amount can be', () => {
  it('is one of two where it is not known which, and open above where nothing bounds it', () => {
    const choice = either(asked('old'), baht(600), baht(1000));
    expect(amountSpan(choice, { facts: {}, circle: {} })).toEqual({ least: 60_000n, most: 100_000n });
    expect(amountSpan(choice, { facts: { old: true }, circle: {} })).toEqual({
      least: 60_000n,
      most: 60_000n,
    });
    expect(amountSpan(money('saved'), { facts: {}, circle: {} })).toEqual({ least: 0n, most: null });
    const capped: Expression = { kind: 'min', type: 'money', parts: [money('saved'), baht(1800)] };
    expect(amountSpan(capped, { facts: {}, circle: {} })).toEqual({ least: 0n, most: 180_000n });
  });

  it('always holds what it is once everything is known', () => {
    const parts = fc.constantFrom(
      baht(5),
      baht(700),
      money('saved'),
      either(asked('old'), baht(6), money('saved')),
    );
    const joined = fc
      .tuple(
        fc.constantFrom('add' as const, 'min' as const, 'max' as const),
        fc.array(parts, { minLength: 1, maxLength: 4 }),
      )
      .map(([kind, list]): Expression => ({ kind, type: 'money', parts: list }));
    fc.assert(
      fc.property(joined, fc.boolean(), fc.bigInt(0n, 200_000n), (amount, old, saved) => {
        const exact = BigInt(evaluate(amount, { old, saved }) ?? -1);
        for (const facts of [{}, { old }, { saved }, { old, saved }]) {
          const { least, most } = amountSpan(amount, { facts, circle: {} });
          expect(exact).toBeGreaterThanOrEqual(least);
          if (most !== null) expect(exact).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
