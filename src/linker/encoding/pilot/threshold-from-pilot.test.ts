import { describe, expect, it } from 'vitest';
import { thresholdFromPilot } from './index.ts';

/** 100 pairs of one person from 0.99 down, and a stranger at each tenth of them. */
const pilot = Array.from({ length: 100 }, (_, place) => ({ dice: 0.99 - place * 0.005, match: 1 })).flatMap(
  (pair, place) => (place % 10 === 9 ? [pair, { dice: pair.dice - 0.001, match: 0 }] : [pair]),
);

describe('a threshold learnt from a pilot', () => {
  it('is the lowest one that keeps links as right as wanted', () => {
    const { threshold, precision, recall } = thresholdFromPilot(pilot, { precision: 0.95 });
    expect(precision).toBeGreaterThanOrEqual(0.95);
    const next = pilot.filter(({ dice }) => dice >= threshold - 0.006);
    expect(next.filter(({ match }) => match === 1).length / next.length).toBeLessThan(0.95);
    expect(recall).toBeCloseTo(0.19, 1);
  });

  it('takes a model’s probabilities like labels', () => {
    const probable = Array.from({ length: 200 }, (_, place) => ({
      dice: 1 - place / 200,
      match: 1 - place / 200,
    }));
    const { threshold, precision } = thresholdFromPilot(probable, { precision: 0.9 });
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(threshold).toBeCloseTo(0.8, 1);
  });

  it('is higher for registers larger than the pilot', () => {
    const here = thresholdFromPilot(pilot, { precision: 0.9 }).threshold;
    expect(thresholdFromPilot(pilot, { precision: 0.9, growth: 3 }).threshold).toBeGreaterThan(here);
  });

  it('does not part pairs that are equally alike', () => {
    const tied = [...Array.from({ length: 40 }, () => ({ dice: 0.9, match: 1 })), { dice: 0.9, match: 0 }];
    expect(() => thresholdFromPilot(tied, { precision: 0.99 })).toThrow('PILOT_PRECISION_UNREACHABLE');
  });

  it('is refused where the pilot says too little', () => {
    expect(() => thresholdFromPilot(pilot.slice(0, 20), { precision: 0.9 })).toThrow('PILOT_TOO_SMALL');
  });
});
