import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HASH_BYTES, type Hash } from '../../merkle/index.ts';
import type { Checkpoint } from '../notes/index.ts';
import { readBundle } from './bundles.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import type { LogMark } from './log-file.ts';
import { edgeTilesOf, growEdge, type RightEdge } from './right-edge.ts';
import { readTile } from './tile-folder.ts';
import { levelsOf } from './tile-paths.ts';
import { hashesIn } from './tree-nodes.ts';

const MARK = 'mark';

/** Keeps how far the log file was whole when it was last signed, so that opening need not read it from the beginning. */
export async function writeMark(folder: string, { size, offset, chain }: LogMark): Promise<void> {
  const bytes = `${JSON.stringify({ size, offset, chain: chain.toString('hex') })}\n`;
  await writeDurably([{ path: join(folder, MARK), bytes }]);
}

/**
 * The growing edge of the tree as tiles and mark have it; nothing when they do not come out at the root that was signed, and so
 * everything is to be made anew from the log file.
 */
export async function restoreEdge(
  folder: string,
  signed: Checkpoint | undefined,
): Promise<Readonly<{ edge: RightEdge; mark: LogMark }> | undefined> {
  const mark = parseMark((await readIfThere(join(folder, MARK)))?.toString() ?? '');
  if (!mark || mark.size !== signed?.size) return undefined;
  const held = await stat(join(folder, 'log')).catch(() => undefined);
  if (!held || held.size < mark.offset) return undefined;
  const levels: Hash[][] = Array.from({ length: levelsOf(mark.size) }, () => []);
  let entries: Buffer[] = [];
  for (const name of edgeTilesOf(mark.size)) {
    const bytes = await readTile(folder, name);
    if (!bytes) return undefined;
    if (name.level === 'entries') entries = readBundle(bytes) ?? [];
    else if (bytes.length === name.width * HASH_BYTES) levels[name.level] = hashesIn(bytes);
  }
  const edge = growEdge({ size: mark.size, levels, entries });
  return edge.root().equals(signed.root) ? { edge, mark } : undefined;
}

function parseMark(text: string): LogMark | undefined {
  const [, size, offset, chain] =
    /^\{"size":(\d{1,15}),"offset":(\d{1,15}),"chain":"([0-9a-f]{64})"\}\n$/.exec(text) ?? [];
  if (!size || !offset || !chain) return undefined;
  return { size: Number(size), offset: Number(offset), chain: Buffer.from(chain, 'hex') };
}
