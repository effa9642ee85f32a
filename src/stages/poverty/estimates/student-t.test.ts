import { describe, expect, it } from 'vitest';
import { incompleteBeta, logGamma, studentCumulative, studentQuantile } from './student-t.ts';

/** The table at the end of any statistics book: one-sided chances across, degrees of freedom down. */
const TABLE = [
  [1, 3.078, 6.314, 12.706, 31.821, 63.657],
  [2, 1.886, 2.92, 4.303, 6.965, 9.925],
  [3, 1.638, 2.353, 3.182, 4.541, 5.841],
  [4, 1.533, 2.132, 2.776, 3.747, 4.604],
  [5, 1.476, 2.015, 2.571, 3.365, 4.032],
  [8, 1.397, 1.86, 2.306, 2.896, 3.355],
  [10, 1.372, 1.812, 2.228, 2.764, 3.169],
  [15, 1.341, 1.753, 2.131, 2.602, 2.947],
  [20, 1.325, 1.725, 2.086, 2.528, 2.845],
  [30, 1.31, 1.697, 2.042, 2.457, 2.75],
  [40, 1.303, 1.684, 2.021, 2.423, 2.704],
  [60, 1.296, 1.671, 2, 2.39, 2.66],
  [120, 1.289, 1.658, 1.98, 2.358, 2.617],
  [Number.POSITIVE_INFINITY, 1.282, 1.645, 1.96, 2.326, 2.576],
] as const;
const CHANCES = [0.9, 0.95, 0.975, 0.99, 0.995] as const;

describe("Student's t", () => {
  it.each(TABLE)('with %d degrees of freedom is as printed', (degrees, ...printed) => {
    CHANCES.forEach((chance, place) => {
      expect(studentQuantile(chance, degrees)).toBeCloseTo(printed[place] ?? 0, 3);
    });
  });

  it.each([0.6, 0.9, 0.975, 0.9995])('with one and two degrees has a plain formula at %d', (chance) => {
    const one = Math.tan(Math.PI * (chance - 0.5));
    const two = (2 * chance - 1) / Math.sqrt(2 * chance * (1 - chance));
    expect(studentQuantile(chance, 1) / one).toBeCloseTo(1, 9);
    expect(studentQuantile(chance, 2) / two).toBeCloseTo(1, 9);
  });

  it.each([1, 7, 2245, 1e6, Number.POSITIVE_INFINITY])(
    'with %d degrees is symmetric and its own inverse',
    (degrees) => {
      for (const t of [0, 0.3, 1, 2.5, 6]) {
        expect(studentCumulative(-t, degrees) + studentCumulative(t, degrees)).toBeCloseTo(1, 12);
        const chance = studentCumulative(t, degrees);
        if (t > 0 && chance < 0.999_999) expect(studentQuantile(chance, degrees)).toBeCloseTo(t, 6);
      }
    },
  );

  it('refuses what has no answer', () => {
    expect(() => studentQuantile(0.975, 0)).toThrow(RangeError);
    expect(() => studentQuantile(1, 5)).toThrow(RangeError);
  });
});

it('the functions below it hold to known values', () => {
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 12);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(incompleteBeta(0.5, 2, 2)).toBeCloseTo(0.5, 12);
  expect(incompleteBeta(0.2, 1, 3)).toBeCloseTo(1 - 0.8 ** 3, 12);
  expect(incompleteBeta(0.9, 4, 1)).toBeCloseTo(0.9 ** 4, 12);
});
