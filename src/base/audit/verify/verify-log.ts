import { HASH_BYTES, hashLeaf } from '../../merkle/index.ts';
import { nonceIn } from '../entry-text.ts';
import {
  growEdge,
  levelsOf,
  type RightEdge,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tilesOf,
} from '../log/index.ts';
import { type LogSource, readCheckpoint, readEntries } from '../log-source.ts';
import { findCosignature, isSigned, type Verifier } from '../notes/index.ts';
import { type Finding, type Findings, gatherFindings } from './finding.ts';

/** Whom to trust, and what was signed before that the log must continue. */
export type Trust = Readonly<{
  log: Verifier;
  witnesses?: readonly Readonly<{ verifier: Verifier; needed: boolean }>[];
  earlier?: readonly Readonly<{ size: number; root: Buffer }>[];
}>;

/** What a check of a log came to. */
export type LogCheck = Readonly<{
  origin: string;
  size: number;
  findings: readonly Finding[];
  witnesses: readonly Readonly<{ name: string; at: Date }>[];
}>;

/** Called with each entry, in turn, so that others can compare theirs. */
export type EachEntry = (entry: Buffer, index: number) => Promise<void> | void;

/** Reads a whole log and works out everything anew: each entry, each tile, the root, and every checkpoint signed before. */
export async function verifyLog(source: LogSource, trust: Trust, each?: EachEntry): Promise<LogCheck> {
  const findings = gatherFindings();
  const checkpoint = await readCheckpoint(source);
  if (checkpoint.origin !== trust.log.name || !isSigned(checkpoint.signed, trust.log))
    findings.add({ code: 'NOT_SIGNED', why: `the checkpoint is not signed by ${trust.log.name}` });
  const witnesses = (trust.witnesses ?? []).flatMap(({ verifier, needed }) => {
    const word = findCosignature(checkpoint.signed, verifier);
    if (!word && needed)
      findings.add({ code: 'NOT_WITNESSED', why: `${verifier.name} did not sign this checkpoint` });
    return word ? [{ name: verifier.name, at: word.at }] : [];
  });
  const { origin, size, root } = checkpoint;
  const edge = await readAll({ source, size, findings, trust }, each);
  if (edge.size() === size && !edge.root().equals(root))
    findings.add({
      code: 'ROOT_DIFFERS',
      why: `the tree of these ${size} entries is not the one that was signed`,
    });
  for (const earlier of trust.earlier ?? [])
    if (earlier.size > size)
      findings.add({
        code: 'SPLIT_VIEW',
        why: `${earlier.size} entries were signed before, ${size} are there`,
      });
  return { origin, size, findings: findings.all(), witnesses };
}

type Reading = Readonly<{ source: LogSource; size: number; findings: Findings; trust: Trust }>;

async function readAll(reading: Reading, each: EachEntry | undefined): Promise<RightEdge> {
  const { source, size, findings, trust } = reading;
  const edge = growEdge();
  const nonces = new Map<string, number>();
  const earlier = Map.groupBy(trust.earlier ?? [], (head) => head.size);
  for (let bundle = 0; bundle * TILE_WIDTH < size; bundle++) {
    const entries = await readEntries(source, bundle, size).catch(() => undefined);
    if (!entries) {
      const entry = bundle * TILE_WIDTH;
      findings.add({ code: 'FILE_MISSING', why: 'the bundle of entries is missing or damaged', entry });
      return edge;
    }
    for (const entry of entries) {
      const index = edge.size();
      noteTwice({ entry, index, nonces, findings });
      await each?.(entry, index);
      edge.append(entry);
      for (const head of earlier.get(edge.size()) ?? [])
        if (!head.root.equals(edge.root()))
          findings.add({
            code: 'SPLIT_VIEW',
            why: `the first ${head.size} entries are not those that were signed`,
            entry: index,
          });
    }
    for (const tile of edge.takeFull()) await compareTile(reading, tile);
  }
  for (const tile of edge.unfinished()) await compareTile(reading, tile);
  return edge;
}

type Seen = Readonly<{ entry: Buffer; index: number; nonces: Map<string, number>; findings: Findings }>;

function noteTwice({ entry, index, nonces, findings }: Seen): void {
  const nonce = nonceIn(entry.toString()) ?? hashLeaf(entry).toString('hex');
  const first = nonces.get(nonce);
  if (first !== undefined)
    findings.add({ code: 'ENTRY_TWICE', why: `it is entry ${first} again`, entry: index });
  nonces.set(nonce, index);
}

/** Names the first entry from which the tile says something else than the entries do. */
async function compareTile({ source, findings }: Reading, tile: Tile): Promise<void> {
  if (tile.level === 'entries') return;
  const span = TILE_WIDTH ** tile.level;
  const first = tile.index * TILE_WIDTH * span;
  const bytes = await source.fetchTile(tile);
  if (!bytes) findings.add({ code: 'FILE_MISSING', why: `${tilePath(tile)} is missing`, entry: first });
  if (!bytes || bytes.equals(tile.bytes)) return;
  const place = Array.from({ length: tile.width }, (_, at) => at).find(
    (at) =>
      !bytes
        .subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)
        .equals(tile.bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)),
  );
  const entry = first + (place ?? tile.width) * span;
  findings.add({ code: 'TILE_DIFFERS', why: `${tilePath(tile)} has another hash here`, entry });
}

/** Every file of a log of so many entries, beside its checkpoint. */
export function* filesOf(size: number): Generator<ReturnType<typeof tilePath>> {
  for (const name of tilesOf('entries', size)) yield tilePath(name);
  for (let level = 0; level < levelsOf(size); level++)
    for (const name of tilesOf(level, size)) yield tilePath(name);
}
