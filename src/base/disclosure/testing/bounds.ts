import { makeNoiseTable, type NoiseSettings } from '../noise-table.ts';

/** Between what a count must lie. */
export type Bounds = { low: number; high: number };

/** Of cells by name: what was published of each, and which are the sum of which. A part that is not named may be anything. */
export type PublishedTables = Readonly<{
  published: ReadonlyMap<string, number | undefined>;
  sums: readonly Readonly<{ whole: string; parts: readonly string[]; isComplete: boolean }>[];
}>;

/**
 * What somebody who has every published table knows of every cell: the counts that can have come out as published, narrowed by every sum
 * until nothing moves any more.
 */
export function boundCells({ published, sums }: PublishedTables, noise: NoiseSettings): Map<string, Bounds> {
  const sources = sourcesOf(noise);
  const cells = new Map([...published].map(([cell, value]) => [cell, boundsOf(value, sources, noise)]));
  const get = (cell: string) => cells.get(cell) ?? { low: 0, high: Number.POSITIVE_INFINITY };
  for (let moved = true; moved; ) {
    moved = false;
    for (const { whole, parts, isComplete } of sums) {
      const all = parts.map(get);
      const [lows, highs] = [sum(all.map(({ low }) => low)), sum(all.map(({ high }) => high))];
      moved = narrow(get(whole), lows, isComplete ? highs : Number.POSITIVE_INFINITY) || moved;
      const { low, high } = get(whole);
      for (const part of all) {
        const least = isComplete && Number.isFinite(highs) ? low - (highs - part.high) : 0;
        moved = narrow(part, least, high - (lows - part.low)) || moved;
      }
    }
  }
  return cells;
}

function narrow(bounds: Bounds, low: number, high: number): boolean {
  const moved = low > bounds.low || high < bounds.high;
  bounds.low = Math.max(bounds.low, low);
  bounds.high = Math.min(bounds.high, high);
  return moved;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** The true counts that each small published number can stand for. */
function sourcesOf(noise: NoiseSettings): Map<number, Bounds> {
  const sources = new Map<number, Bounds>();
  makeNoiseTable(noise).forEach((row, count) => {
    for (const { noise: shift } of row) {
      const known = sources.get(count + shift) ?? { low: count, high: count };
      sources.set(count + shift, { low: Math.min(known.low, count), high: Math.max(known.high, count) });
    }
  });
  return sources;
}

function boundsOf(value: number | undefined, sources: Map<number, Bounds>, noise: NoiseSettings): Bounds {
  if (value === undefined) return { low: 0, high: Number.POSITIVE_INFINITY };
  const low = Math.max(0, value - noise.greatest, sources.get(value)?.low ?? 0);
  return { low, high: value + noise.greatest };
}
