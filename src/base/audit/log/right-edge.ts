import { type Hash, hashLeaf, joinPeaks, peaksOf, rootOf } from '../../merkle/index.ts';
import { writeBundle } from './bundles.ts';
import { hashesAt, levelsOf, TILE_WIDTH, type TileLevel, type TileName } from './tile-paths.ts';

/** A tile with what is in it. */
export type Tile = TileName & Readonly<{ bytes: Buffer }>;

/**
 * The part of the tree that still grows: at each level the hashes of the tile that is not full. Full tiles are handed out and
 * never looked at again, so the memory this takes does not grow with the log.
 */
export type RightEdge = Readonly<{
  size(): number;
  append(entry: Buffer): void;
  root(): Hash;
  /** The first hashes of the unfinished tile at a level, when `index` is that tile. */
  hashesOf(level: number, index: number): readonly Hash[] | undefined;
  /** Takes the tiles that became full since the last time. */
  takeFull(): Tile[];
  /** The unfinished tiles as they are now. */
  unfinished(): Tile[];
}>;

/** What an edge is begun from: the hashes of each level's unfinished tile, and the entries of the unfinished bundle. */
export type EdgeStart = Readonly<{
  size: number;
  levels: readonly (readonly Hash[])[];
  entries: readonly Buffer[];
}>;

const NOTHING: EdgeStart = { size: 0, levels: [], entries: [] };

/** Begins an edge: of nothing, or of what tiles say. */
export function growEdge(start: EdgeStart = NOTHING): RightEdge {
  let { size } = start;
  const levels = start.levels.map((hashes) => [...hashes]);
  let entries = [...start.entries];
  let full: Tile[] = [];
  const indexAt = (level: number) => Math.floor(hashesAt(level, size) / TILE_WIDTH);
  const climb = (level: number, hash: Hash) => {
    levels[level] ??= [];
    const hashes = levels[level];
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return;
    full.push(part(level, indexAt(level) - 1, hashes));
    levels[level] = [];
    climb(level + 1, rootOf(hashes));
  };
  return {
    size: () => size,
    append: (entry) => {
      size++;
      entries.push(entry);
      climb(0, hashLeaf(entry));
      if (entries.length < TILE_WIDTH) return;
      full.push(part('entries', indexAt(0) - 1, entries));
      entries = [];
    },
    root: () => joinPeaks(levels.toReversed().flatMap(peaksOf)),
    hashesOf: (level, index) => (index === indexAt(level) ? (levels[level] ?? []) : undefined),
    takeFull: () => {
      const taken = full;
      full = [];
      return taken;
    },
    unfinished: () =>
      [
        ...levels.map((hashes, level) => part(level, indexAt(level), hashes)),
        part('entries', indexAt(0), entries),
      ].filter(({ width }) => width > 0),
  };
}

/** A tile of these hashes, or a bundle of these entries. */
function part(level: TileLevel, index: number, parts: readonly Buffer[]): Tile {
  const bytes = level === 'entries' ? writeBundle(parts) : Buffer.concat(parts);
  return { level, index, width: parts.length, bytes };
}

/** Which unfinished tiles an edge of this size is begun from. */
export function edgeTilesOf(size: number): TileName[] {
  const levels = Array.from({ length: levelsOf(size) }, (_, level) => level);
  return [...levels, 'entries' as const].flatMap((level) => {
    const hashes = hashesAt(level, size);
    const width = hashes % TILE_WIDTH;
    return width === 0 ? [] : [{ level, index: Math.floor(hashes / TILE_WIDTH), width }];
  });
}
