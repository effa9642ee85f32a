import type { MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { Text } from '../../../base/model/index.ts';
import type { BoundariesAnswer } from '../../../contract/index.ts';

/** One thing to draw, and the areas it stands for: mostly one, or several that share an old boundary. */
export type MapShape = Readonly<{
  code: string;
  codes: readonly string[];
  name: Text;
  geometry: Polygon | MultiPolygon | Point;
}>;

const DRAWN: ReadonlySet<string> = new Set(['Polygon', 'MultiPolygon', 'Point']);

/** Reads the API's shapes; what could not be drawn is left out. */
export function readShapes({ features }: BoundariesAnswer): MapShape[] {
  return features
    .filter((feature) => DRAWN.has(feature.geometry.type))
    .map(({ geometry, properties: { code, codes, th, en } }) => ({
      code,
      codes,
      name: { th, en },
      geometry: geometry as unknown as MapShape['geometry'],
    }));
}

/** Several outlines as one area, such as the provinces of a region; nothing when there is nothing to draw. */
export function mergeShapes(
  { code, name }: Pick<MapShape, 'code' | 'name'>,
  parts: readonly MapShape[],
): MapShape | undefined {
  const coordinates = parts.flatMap((part) => outlinesOf(part));
  return coordinates.length === 0
    ? undefined
    : { code, codes: [code], name, geometry: { type: 'MultiPolygon', coordinates } };
}

function outlinesOf({ geometry }: MapShape): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}
