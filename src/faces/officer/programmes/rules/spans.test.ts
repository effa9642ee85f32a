import { describe, expect, it } from 'vitest';
import { spanOf, timesOf } from './spans.ts';

const old = { from: '2010-01-01', to: '2019-12-31' };
const now = { from: '2020-01-01', to: null };
const times = timesOf({ timeline: [old, now], on: '2029-01-01' });

describe('a timeline', () => {
  it('begins with the first version and ends a year after the day asked about', () => {
    expect(new Date(times.first).toISOString().slice(0, 10)).toBe('2010-01-01');
    expect(new Date(times.last).toISOString().slice(0, 10)).toBe('2030-01-01');
  });

  it('gives each version its share, and lets what has no end go to the end', () => {
    expect(spanOf(old, times).start).toBe(0);
    expect(spanOf(old, times).part).toBeCloseTo(0.5, 2);
    const { start, part } = spanOf(now, times);
    expect(start + part).toBeCloseTo(1, 6);
  });

  it('keeps what began before it inside', () => {
    const { start, part } = spanOf({ from: '2000-01-01', to: '2005-01-01' }, times);
    expect([start, part]).toEqual([0, 0]);
  });
});
