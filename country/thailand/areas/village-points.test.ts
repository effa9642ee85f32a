import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaCode, parseAreaCode } from '../../../src/base/model/index.ts';
import { placeVillages } from './village-points.ts';

const RING_WITH_A_LAKE = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [100, 15],
      [100, 16],
      [101, 16],
      [101, 15],
      [100, 15],
    ],
    [
      [100.2, 15.2],
      [100.8, 15.2],
      [100.8, 15.8],
      [100.2, 15.8],
      [100.2, 15.2],
    ],
  ],
};

function villages(subdistrict: number, count: number): AreaCode[] {
  const numbers = Array.from(
    { length: count },
    (_, index) => `${subdistrict}${String(index + 1).padStart(2, '0')}`,
  );
  return numbers.flatMap((code) => parseAreaCode(code) ?? []);
}

const subdistrict = fc.integer({ min: 100_000, max: 999_999 });
const count = fc.integer({ min: 1, max: 40 });

describe('placing villages', () => {
  it('keeps them inside the outline and out of its holes', () => {
    fc.assert(
      fc.property(subdistrict, count, (code, many) => {
        for (const { lon, lat } of placeVillages(villages(code, many), RING_WITH_A_LAKE)) {
          expect(lon > 100 && lon < 101 && lat > 15 && lat < 16).toBe(true);
          expect(lon > 100.2 && lon < 100.8 && lat > 15.2 && lat < 15.8).toBe(false);
        }
      }),
    );
  });

  it('moves none when a village is added at the end', () => {
    fc.assert(
      fc.property(subdistrict, count, (code, many) => {
        const before = placeVillages(villages(code, many), RING_WITH_A_LAKE);
        const after = placeVillages(villages(code, many + 1), RING_WITH_A_LAKE);
        expect(after.slice(0, many)).toEqual(before);
      }),
    );
  });

  it('refuses an outline that encloses nothing', () => {
    const line = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [100, 15],
          [101, 16],
          [100, 15],
        ],
      ],
    };
    expect(() => placeVillages(villages(999_999, 1), line)).toThrow('encloses nothing');
  });
});
