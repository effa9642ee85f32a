import { problem } from '../../../src/base/errors/index.ts';
import type { AreaCode } from '../../../src/base/model/index.ts';
import type { Outline } from './topology.ts';

/** Where a village is drawn: an invented point inside its subdistrict, the same in every run. */
export type VillagePoint = Readonly<{ code: AreaCode; lon: number; lat: number }>;

type Position = readonly [lon: number, lat: number];

/** Five decimals are about a metre. */
const DECIMALS = 5;

/** How far from the outline a village stays, in degrees: some ten metres. */
const MARGIN = 0.0001;

/** Of so many points inside, the one farthest from the villages before it is taken, so that they spread out. */
const CANDIDATES = 6;

/** The emptiest box of all is filled to a hundredth; past this many misses its outline encloses nothing. */
const MOST_TRIES = 100_000;

/**
 * Puts villages inside an outline. A point depends on its own code and on the villages before it, so that a new village
 * at the end of the list moves none of the others.
 */
export function placeVillages(codes: readonly AreaCode[], outline: Outline): VillagePoint[] {
  const rings = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
  const box = boxOf(rings);
  const placed: Position[] = [];
  return codes.map((code) => {
    const draw = drawsFrom(code);
    let best = pointInside(code, draw, { rings, box });
    for (let candidate = 1; candidate < CANDIDATES; candidate++) {
      const other = pointInside(code, draw, { rings, box });
      if (distanceTo(placed, other) > distanceTo(placed, best)) best = other;
    }
    placed.push(best);
    return { code, lon: best[0], lat: best[1] };
  });
}

type Box = Readonly<{ west: number; south: number; east: number; north: number }>;
type Rings = readonly (readonly (readonly number[])[])[];
type Region = Readonly<{ rings: Rings; box: Box }>;

function boxOf(rings: Rings): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon = 0, lat = 0] of rings.flat()) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

function pointInside(code: AreaCode, draw: () => number, { rings, box }: Region): Position {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const lon = rounded(box.west + draw() * (box.east - box.west));
    const lat = rounded(box.south + draw() * (box.north - box.south));
    if (isWellInside(rings, lon, lat)) return [lon, lat];
  }
  const reason = 'the outline of its subdistrict encloses nothing';
  throw problem('CONTENT_INVALID', { file: 'th-subdistricts.topo.json', where: code, reason });
}

/** Inside with all that is around it, so that rounding an outline leaves no village outside. */
function isWellInside(rings: Rings, lon: number, lat: number): boolean {
  return (
    isInside(rings, lon, lat) &&
    isInside(rings, lon - MARGIN, lat) &&
    isInside(rings, lon + MARGIN, lat) &&
    isInside(rings, lon, lat - MARGIN) &&
    isInside(rings, lon, lat + MARGIN)
  );
}

/** Even-odd rule over all rings, on the plane: enough at this size, and the way maps draw it. */
function isInside(rings: Rings, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let [lastLon = 0, lastLat = 0] = ring[ring.length - 1] ?? [];
    for (const [nextLon = 0, nextLat = 0] of ring) {
      const crosses = nextLat > lat !== lastLat > lat;
      if (crosses && lon < lastLon + ((nextLon - lastLon) * (lat - lastLat)) / (nextLat - lastLat))
        inside = !inside;
      lastLon = nextLon;
      lastLat = nextLat;
    }
  }
  return inside;
}

/** The square of the distance to the nearest of the points, in degrees. */
function distanceTo(points: readonly Position[], [lon, lat]: Position): number {
  let nearest = Infinity;
  for (const other of points) nearest = Math.min(nearest, (other[0] - lon) ** 2 + (other[1] - lat) ** 2);
  return nearest;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10 ** DECIMALS) / 10 ** DECIMALS;
}

/** Evenly spread numbers from 0 to 1, the same for the same code (mulberry32). */
function drawsFrom(code: AreaCode): () => number {
  let state = Math.imul(Number(code), 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
