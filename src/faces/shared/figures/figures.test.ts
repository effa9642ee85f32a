import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceScale, quantileScale } from './classes.ts';
import { figuresOf, sumFigures } from './figures-of.ts';
import { holdHalf } from './half-of.ts';
import { differenceOf, rateOf, shareOf } from './rates.ts';

const perPerson = { id: 'missing_out', over: 'people' };

describe('rateOf', () => {
  it('is in a thousand over people and in a hundred over anything else', () => {
    expect(rateOf({ people: 2000, missing_out: 50 }, perPerson)).toEqual({ value: 25, per: 1000 });
    expect(rateOf({ target: 200, health: 50 }, { id: 'health', over: 'target' })).toEqual({
      value: 25,
      per: 100,
    });
  });

  it('is absent, not zero, when a part is not known or too few are counted', () => {
    expect(rateOf({ people: 2000 }, perPerson)).toBeUndefined();
    expect(rateOf({ people: 29, missing_out: 1 }, perPerson)).toBeUndefined();
    expect(rateOf(null, perPerson)).toBeUndefined();
    expect(rateOf({ people: 2000, missing_out: 1 }, { id: 'missing_out', over: null })).toBeUndefined();
  });
});

describe('differenceOf', () => {
  it('is own rate less the other', () => {
    const difference = differenceOf(
      { people: 1000, missing_out: 30 },
      { people: 10_000, missing_out: 200 },
      perPerson,
    );
    expect(difference).toEqual({ value: 10, per: 1000 });
  });
});

describe('shareOf', () => {
  it('is absent when the whole is nothing or not known', () => {
    expect(shareOf({ money: 5 }, { money: 20 }, 'money')).toBe(25);
    expect(shareOf({ money: 5 }, { money: 0 }, 'money')).toBeUndefined();
    expect(shareOf({ money: 5 }, {}, 'money')).toBeUndefined();
  });
});

describe('quantileScale', () => {
  it('puts about as many areas into each of five classes, zero and unknown apart', () => {
    const scale = quantileScale([0, undefined, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(scale.classes.map((one) => [one.from, one.to, one.areas])).toEqual([
      [1, 2, 2],
      [3, 4, 2],
      [5, 6, 2],
      [7, 8, 2],
      [9, 10, 2],
    ]);
    expect([scale.none, scale.unknown]).toEqual([1, 1]);
    expect([scale.classOf(0), scale.classOf(undefined), scale.classOf(10)]).toEqual([-1, undefined, 4]);
  });

  it('counts every area once, and equal values fall into one class', () => {
    const value = fc.option(fc.nat({ max: 40 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const scale = quantileScale(values);
        const inClasses = scale.classes.reduce((sum, one) => sum + one.areas, 0);
        expect(inClasses + scale.none + scale.unknown).toBe(values.length);
        expect(scale.classes.length).toBeLessThanOrEqual(5);
        expect(scale.classes.every((one) => one.areas > 0 && one.from <= one.to)).toBe(true);
      }),
    );
  });
});

describe('differenceScale', () => {
  it('keeps what is about the same in the middle and counts every area once', () => {
    const scale = differenceScale([-8, -2, -1, 0, 1, 2, 8, undefined]);
    expect(scale.classes.map((one) => one.areas)).toEqual([1, 1, 3, 1, 1]);
    expect([scale.classOf(-8), scale.classOf(-1), scale.classOf(8)]).toEqual([0, 2, 4]);
    expect(scale.unknown).toBe(1);
  });

  it('has a middle also when nothing differs', () => {
    expect(differenceScale([0, 0]).classOf(0)).toBe(2);
  });
});

describe('holdHalf', () => {
  it('names the fewest areas that hold half', () => {
    expect(holdHalf([1, 10, 2, 7], (value) => value)).toEqual([10]);
    expect(holdHalf([5, 5, 5, 5], (value) => value)).toEqual([5, 5]);
    expect(holdHalf([0, undefined], (value) => value)).toEqual([]);
  });
});

describe('figures of a group', () => {
  it('are zeros for what is known when the service names nobody of the group', () => {
    expect(figuresOf({ figures: { people: 4 }, groups: {} }, 'sex:m')).toEqual({ people: 0 });
  });
});

describe('sumFigures', () => {
  it('adds what is known everywhere and leaves out what is not', () => {
    expect(sumFigures([{ people: 1, bed: 2 }, { people: 3 }])).toEqual({ people: 4 });
  });
});
