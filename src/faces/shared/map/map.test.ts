import { describe, expect, it } from 'vitest';
import { drawShapes } from './drawing.ts';
import { neighbourOf } from './neighbour.ts';
import { type MapShape, mergeShapes, readShapes } from './shapes.ts';

/** Rings of a sphere turn clockwise around what they hold. */
function square(lon: number, lat: number): number[][][] {
  return [
    [
      [lon, lat],
      [lon, lat + 1],
      [lon + 1, lat + 1],
      [lon + 1, lat],
      [lon, lat],
    ],
  ];
}

function outline(code: string, lon: number, lat: number): MapShape {
  return {
    code,
    codes: [code],
    name: { th: code, en: code },
    geometry: { type: 'Polygon', coordinates: square(lon, lat) },
  };
}

describe('readShapes', () => {
  it('keeps the areas a shape stands for and leaves out what cannot be drawn', () => {
    const properties = { code: '1001', codes: ['1001', '1002'], th: 'ก', en: 'A' };
    const shapes = readShapes({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', geometry: { type: 'Point', coordinates: [100, 15] }, properties },
        { type: 'Feature', geometry: { type: 'LineString' }, properties },
      ],
    });
    expect(shapes.map((shape) => shape.codes)).toEqual([['1001', '1002']]);
  });
});

describe('mergeShapes', () => {
  it('draws several outlines as one area, and nothing of nothing', () => {
    const name = { th: 'ภาค', en: 'Region' };
    const region = mergeShapes({ code: 'R4-NORTH', name }, [outline('1', 100, 15), outline('2', 101, 15)]);
    expect(region?.codes).toEqual(['R4-NORTH']);
    expect(region?.geometry).toMatchObject({ type: 'MultiPolygon', coordinates: { length: 2 } });
    expect(mergeShapes({ code: 'R4-NORTH', name }, [])).toBeUndefined();
  });
});

describe('drawShapes', () => {
  it('draws neighbours side by side, north above south', () => {
    const drawing = drawShapes([
      outline('west', 100, 15),
      outline('east', 101, 15),
      outline('north', 100, 16),
    ]);
    const [west, east, north] = drawing.shapes;
    expect(west?.x).toBeLessThan(east?.x ?? 0);
    expect(north?.y).toBeLessThan(west?.y ?? 0);
    expect(drawing.ground).toBeUndefined();
  });

  it('stands points on the outline they come with', () => {
    const point: MapShape = {
      ...outline('17030101', 0, 0),
      geometry: { type: 'Point', coordinates: [100.5, 15.5] },
    };
    const drawing = drawShapes([outline('170301', 100, 15), point]);
    expect(drawing.shapes.map((shape) => [shape.code, shape.kind])).toEqual([['17030101', 'point']]);
    expect(drawing.ground).toMatch(/^M/);
  });

  it('puts a name on the largest island', () => {
    const islands: MapShape = {
      ...outline('83', 0, 0),
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          square(100, 15),
          [
            [
              [104, 15],
              [104, 18],
              [107, 18],
              [107, 15],
              [104, 15],
            ],
          ],
        ],
      },
    };
    expect(drawShapes([islands]).shapes[0]?.x).toBeGreaterThan(320);
  });
});

describe('neighbourOf', () => {
  const from = { code: 'a', x: 0, y: 0 };
  const places = [
    from,
    { code: 'right', x: 10, y: 1 },
    { code: 'aside', x: 6, y: 30 },
    { code: 'up', x: 0, y: -5 },
  ];

  it('prefers what lies straight ahead', () => {
    expect(neighbourOf(from, places, 'ArrowRight')).toBe('right');
    expect(neighbourOf(from, places, 'ArrowUp')).toBe('up');
    expect(neighbourOf(from, places, 'ArrowDown')).toBe('aside');
  });

  it('stays where it is at the edge and for other keys', () => {
    expect(neighbourOf(from, places, 'ArrowLeft')).toBeUndefined();
    expect(neighbourOf(from, places, 'x')).toBeUndefined();
  });
});
