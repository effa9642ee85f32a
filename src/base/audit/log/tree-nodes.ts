import { type FindNode, HASH_BYTES, type Hash, rootOf } from '../../merkle/index.ts';
import { hashesAt, TILE_HEIGHT, TILE_WIDTH, type TileName } from './tile-paths.ts';

/** Gives the bytes of a tile, or nothing when there is none. */
export type FetchTile = (name: TileName) => Promise<Buffer | undefined>;

/** Finds nodes of a log of `size` entries in its tiles; throws what `missing` makes when one is not there. */
export function nodesIn(size: number, fetch: FetchTile, missing: (name: TileName) => Error): FindNode {
  return async (level, index) => {
    const [tileLevel, above] = [Math.floor(level / TILE_HEIGHT), 2 ** (level % TILE_HEIGHT)];
    const start = index * above;
    const tile = Math.floor(start / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, hashesAt(tileLevel, size) - tile * TILE_WIDTH);
    const name = { level: tileLevel, index: tile, width };
    const bytes = await fetch(name);
    const from = start % TILE_WIDTH;
    if (bytes?.length !== width * HASH_BYTES || from + above > width) throw missing(name);
    return rootOf(hashesIn(bytes).slice(from, from + above));
  };
}

/** The hashes of a tile. */
export function hashesIn(bytes: Buffer): Hash[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, place) =>
    bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
}
