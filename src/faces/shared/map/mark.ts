/** A step of a scale by the name of its colour. */
export type MapFill = `seq-${number}` | `div-${number}` | 'none' | 'unknown';

/** How one area looks on the map, and what is said of it. */
export type MapMark = Readonly<{
  fill: MapFill;
  title: string;
  /** What stands below the title when it is pointed at. */
  lines: readonly string[];
  href: string;
  /** Its place among those to act on first. */
  rank?: number;
  /** For a point: from 0 to 1. */
  size?: number;
}>;

const SMALLEST = 5;
const LARGEST = 20;

/** A circle's radius, so that its area grows with the value. */
export function radiusOf({ size = 0 }: Pick<MapMark, 'size'>): number {
  return SMALLEST + Math.sqrt(size) * (LARGEST - SMALLEST);
}
