import { type GeoPath, geoMercator, geoPath } from 'd3-geo';
import type { FeatureCollection, Polygon } from 'geojson';
import type { MapShape } from './shapes.ts';

/** A shape in the drawing's own units; `x`, `y` is where its name and rank stand. */
export type DrawnShape = Readonly<{
  code: string;
  codes: readonly string[];
  name: MapShape['name'];
  kind: 'outline' | 'point';
  path: string;
  x: number;
  y: number;
  width: number;
  height: number;
}>;

/** A map ready to be painted: `ground` is the outline that points stand on. */
export type Drawing = Readonly<{
  width: number;
  height: number;
  ground: string | undefined;
  shapes: readonly DrawnShape[];
}>;

const WIDTH = 640;
const MARGIN = 12;
const LOWEST = 0.7 * WIDTH;
const HIGHEST = 1.35 * WIDTH;

/** Fits shapes into one drawing, as wide as all others and as high as they need. */
export function drawShapes(shapes: readonly MapShape[]): Drawing {
  const all: FeatureCollection = {
    type: 'FeatureCollection',
    features: shapes.map(({ geometry }) => ({ type: 'Feature', geometry, properties: {} })),
  };
  const [[, top], [, bottom]] = geoPath(geoMercator().fitWidth(WIDTH - 2 * MARGIN, all)).bounds(all);
  const height = Math.min(HIGHEST, Math.max(LOWEST, bottom - top + 2 * MARGIN));
  const projection = geoMercator().fitExtent(
    [
      [MARGIN, MARGIN],
      [WIDTH - MARGIN, height - MARGIN],
    ],
    all,
  );
  const path = geoPath(projection).digits(1);
  const points = shapes.filter((shape) => shape.geometry.type === 'Point');
  const outlines = shapes.filter((shape) => shape.geometry.type !== 'Point');
  const stand = points.length > 0;
  return {
    width: WIDTH,
    height,
    ground: stand ? outlines.map((shape) => path(shape.geometry) ?? '').join(' ') : undefined,
    shapes: (stand ? points : outlines).map((shape) => drawShape(shape, path)),
  };
}

function drawShape(shape: MapShape, path: GeoPath): DrawnShape {
  const [[left, top], [right, bottom]] = path.bounds(shape.geometry);
  const [x, y] = path.centroid(bodyOf(shape, path));
  const kind = shape.geometry.type === 'Point' ? 'point' : 'outline';
  const { code, codes, name } = shape;
  const drawn = kind === 'point' ? '' : (path(shape.geometry) ?? '');
  return { code, codes, name, kind, path: drawn, x, y, width: right - left, height: bottom - top };
}

/** The largest part of a shape: an area's name should not stand in the sea between its islands. */
function bodyOf({ geometry }: MapShape, path: GeoPath): MapShape['geometry'] {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const parts = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return parts.toSorted((one, other) => path.area(other) - path.area(one))[0] ?? geometry;
}
