import type { Position } from 'geojson';
import type { Outline } from './topology.ts';

/** A closed ring needs three corners and the first again. */
const SHORTEST_RING = 4;

/**
 * Rounds an outline's degrees and drops points that fall together. A ring that would lose its shape is kept as it was: a
 * map projection may take a collapsed ring for the whole globe.
 */
export function roundOutline(outline: Outline, decimals: number): Outline {
  const round = (rings: readonly Position[][]): Position[][] =>
    rings.map((ring) => roundRing(ring, decimals));
  if (outline.type === 'Polygon') return { type: 'Polygon', coordinates: round(outline.coordinates) };
  return { type: 'MultiPolygon', coordinates: outline.coordinates.map(round) };
}

function roundRing(ring: Position[], decimals: number): Position[] {
  const factor = 10 ** decimals;
  const rounded: Position[] = [];
  for (const [lon = 0, lat = 0] of ring) {
    const point = [Math.round(lon * factor) / factor, Math.round(lat * factor) / factor];
    const last = rounded[rounded.length - 1];
    if (!last || last[0] !== point[0] || last[1] !== point[1]) rounded.push(point);
  }
  return rounded.length >= SHORTEST_RING && turnsAlike(ring, rounded) ? rounded : ring;
}

function turnsAlike(ring: readonly Position[], other: readonly Position[]): boolean {
  return Math.sign(signedArea(ring)) === Math.sign(signedArea(other));
}

/** Twice the area on the plane; its sign is the way the ring turns. */
function signedArea(ring: readonly Position[]): number {
  let area = 0;
  for (let index = 1; index < ring.length; index++) {
    const [lon = 0, lat = 0] = ring[index - 1] ?? [];
    const [nextLon = 0, nextLat = 0] = ring[index] ?? [];
    area += lon * nextLat - nextLon * lat;
  }
  return area;
}
