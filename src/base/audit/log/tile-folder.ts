import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HASH_BYTES } from '../../merkle/index.ts';
import { readBundle, writeBundle } from './bundles.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import type { Tile } from './right-edge.ts';
import { TILE_WIDTH, type TileName, tilePath } from './tile-paths.ts';

/** Writes tiles below a folder, and takes away the unfinished ones they replace. */
export async function writeTiles(folder: string, tiles: readonly Tile[]): Promise<void> {
  await writeDurably(tiles.map((tile) => ({ path: join(folder, tilePath(tile)), bytes: tile.bytes })));
  await Promise.all(tiles.map((tile) => dropReplaced(folder, tile)));
}

async function dropReplaced(folder: string, tile: Tile): Promise<void> {
  if (tile.width === TILE_WIDTH) {
    await rm(`${join(folder, tilePath(tile))}.p`, { recursive: true, force: true });
    return;
  }
  const partial = join(folder, dirname(tilePath(tile)));
  for (const width of await readdir(partial)) if (Number(width) < tile.width) await rm(join(partial, width));
}

/**
 * A tile of a log that still grows: when the one of this width is replaced already, it is the beginning of the one that
 * replaced it. Gives nothing when it was never there.
 */
export async function readTile(folder: string, name: TileName): Promise<Buffer | undefined> {
  const exact = await readIfThere(join(folder, tilePath(name)));
  if (exact) return exact;
  if (name.width === TILE_WIDTH) return undefined;
  const full = await readIfThere(join(folder, tilePath({ ...name, width: TILE_WIDTH })));
  const wider = full ?? (await readWider(folder, name));
  return wider && cutTile(wider, name);
}

async function readWider(folder: string, { width, ...name }: TileName): Promise<Buffer | undefined> {
  const partial = join(folder, dirname(tilePath({ ...name, width })));
  const widths = (await readdir(partial).catch(() => [])).map(Number).filter((other) => other > width);
  return widths.length === 0
    ? undefined
    : await readIfThere(join(folder, tilePath({ ...name, width: Math.min(...widths) })));
}

/** The first so many of a tile. */
export function cutTile(bytes: Buffer, { level, width }: TileName): Buffer | undefined {
  if (level !== 'entries')
    return bytes.length < width * HASH_BYTES ? undefined : bytes.subarray(0, width * HASH_BYTES);
  const entries = readBundle(bytes);
  return entries && entries.length >= width ? writeBundle(entries.slice(0, width)) : undefined;
}
