import { describe, expect, it } from 'vitest';
import { roundOutline } from './outline.ts';

describe('rounding an outline', () => {
  it('drops points that fall together', () => {
    const ring = [
      [0, 0],
      [0, 1],
      [0.00001, 1.00001],
      [1, 1],
      [1, 0],
      [0, 0],
    ];
    const rounded = roundOutline({ type: 'Polygon', coordinates: [ring] }, 2);
    expect(rounded.coordinates).toEqual([
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 0],
        [0, 0],
      ],
    ]);
  });

  it('keeps a ring as it was that would collapse or turn round', () => {
    const tiny = [
      [0, 0],
      [0, 0.001],
      [0.001, 0.001],
      [0, 0],
    ];
    const rounded = roundOutline({ type: 'MultiPolygon', coordinates: [[tiny]] }, 2);
    expect(rounded.coordinates).toEqual([[tiny]]);
  });
});
