import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  below,
  chance,
  countAround,
  cumulative,
  normal,
  runningSums,
  streamOf,
  sumOf,
  unit,
  weighted,
} from './random.ts';

const many = Array.from({ length: 20_000 });

describe('a stream', () => {
  it('gives the same numbers for the same seed and names', () => {
    fc.assert(
      fc.property(fc.nat(), fc.maxSafeInteger(), (seed, name) => {
        const [one, other] = [streamOf(seed, name, 3), streamOf(seed, name, 3)];
        expect([unit(one), unit(one)]).toEqual([unit(other), unit(other)]);
      }),
    );
  });

  it('is another one for another seed or name, also where they differ beyond 32 bits', () => {
    const first = [
      streamOf(1, 5),
      streamOf(2, 5),
      streamOf(1, 6),
      streamOf(1, 5 + 2 ** 40),
      streamOf(1, 5, 0),
    ];
    expect(new Set(first.map((stream) => unit(stream))).size).toBe(5);
  });

  it('spreads evenly, also over neighbouring names', () => {
    const mean = sumOf(many.map((_, name) => unit(streamOf(7, name)))) / many.length;
    expect(mean).toBeCloseTo(0.5, 1);
  });
});

describe('draws', () => {
  const stream = streamOf(11);

  it('hit a share as often as it says', () => {
    expect(many.filter(() => chance(stream, 0.2)).length / many.length).toBeCloseTo(0.2, 1);
  });

  it('keep within their bounds', () => {
    const drawn = many.map(() => below(stream, 7));
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([0, 6]);
  });

  it('follow weights, given as they are or as running sums', () => {
    const weights = [1, 0, 3];
    const sums = runningSums(weights);
    const plain = many.filter(() => weighted(stream, weights) === 2).length / many.length;
    const running = many.filter(() => cumulative(stream, sums) === 2).length / many.length;
    expect([plain, running].map((share) => Math.round(share * 20))).toEqual([15, 15]);
  });

  it('have the mean and spread they are asked for', () => {
    const drawn = many.map(() => normal(stream, 26, 5));
    const mean = sumOf(drawn) / drawn.length;
    const deviation = Math.sqrt(sumOf(drawn.map((value) => (value - mean) ** 2)) / drawn.length);
    expect([Math.round(mean), Math.round(deviation)]).toEqual([26, 5]);
    expect(sumOf(many.map(() => countAround(stream, 0.3))) / many.length).toBeCloseTo(0.3, 1);
  });
});
