/** How many hashes a full tile holds, and how many entries a full bundle. */
export const TILE_WIDTH = 256;

/** Levels of the tree that one tile spans. */
export const TILE_HEIGHT = 8;

/** Bundles of entries stand beside the tiles of level 0. */
export type TileLevel = number | 'entries';

/** A tile: its level, its place there, and how many hashes it holds. */
export type TileName = Readonly<{ level: TileLevel; index: number; width: number }>;

/** The path of a tile below its log (C2SP tlog-tiles): `tile/0/x001/x234/067`, and `.p/17` behind it when it is not full. */
export function tilePath({ level, index, width }: TileName): string {
  const groups =
    index
      .toString()
      .padStart(Math.ceil(index.toString().length / 3) * 3, '0')
      .match(/\d{3}/g) ?? [];
  const place = groups.map((digits, at) => (at < groups.length - 1 ? `x${digits}` : digits)).join('/');
  return `tile/${level}/${place}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Reads the path of a tile; gives nothing for any other text. */
export function parseTilePath(path: string): TileName | undefined {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  const [, level, place, width = TILE_WIDTH] = match ?? [];
  if (!level || !place) return undefined;
  const name = {
    level: level === 'entries' ? ('entries' as const) : Number(level),
    index: Number(place.replaceAll(/[x/]/g, '')),
    width: Number(width),
  };
  // One tile has one path: what reads as a tile but is written otherwise is none.
  return tilePath(name) === path && name.width <= TILE_WIDTH ? name : undefined;
}

/** Which tiles a log of so many entries has at a level. */
export function* tilesOf(level: TileLevel, size: number): Generator<TileName> {
  const hashes = hashesAt(level, size);
  for (let index = 0; index * TILE_WIDTH < hashes; index++)
    yield { level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) };
}

/** How many full subtrees a log of so many entries has at a level of tiles. */
export function hashesAt(level: TileLevel, size: number): number {
  return Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
}

/** How many levels of tiles a log of so many entries has. */
export function levelsOf(size: number): number {
  let levels = 0;
  while (hashesAt(levels, size) > 0) levels++;
  return levels;
}
