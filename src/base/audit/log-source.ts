import { join } from 'node:path';
import { problem } from '../errors/index.ts';
import { type Hash, hashLeaf, proveConsistency, proveInclusion } from '../merkle/index.ts';
import {
  type FetchTile,
  nodesIn,
  readBundle,
  readIfThere,
  readTile,
  TILE_WIDTH,
  type TileName,
  tilePath,
} from './log/index.ts';
import { type Checkpoint, parseCheckpoint, parseNote, type SignedNote } from './notes/index.ts';

/** A log as everybody may read it: a folder of files, or a service. */
export type LogSource = Readonly<{
  place: string;
  /** The bytes of a file of the log, by its path; nothing when it is not there. */
  fetch(path: string): Promise<Buffer | undefined>;
  fetchTile: FetchTile;
}>;

/** A checkpoint as it was read, with its note. */
export type ReadCheckpoint = Checkpoint & Readonly<{ note: string; signed: SignedNote }>;

/** What shows an entry to stand in the log. */
export type InclusionProof = Readonly<{
  index: number;
  entry: Buffer;
  leaf: Hash;
  proof: readonly Hash[];
  checkpoint: ReadCheckpoint;
}>;

const ANSWER_WITHIN_MS = 20_000;
const MOST_BYTES = 20_000_000;

/** Opens a log by the folder it stands in, or the address of its files. */
export function openLogSource(place: string): LogSource {
  if (/^https?:\/\//.test(place)) {
    const base = place.replace(/\/$/, '');
    const fetchFile = (path: string) => download(`${base}/${path}`);
    return { place, fetch: fetchFile, fetchTile: (name) => fetchFile(tilePath(name)) };
  }
  return {
    place,
    fetch: (path) => readIfThere(join(place, path)),
    fetchTile: (name) => readTile(place, name),
  };
}

async function download(address: string): Promise<Buffer | undefined> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).catch((cause) => {
    throw problem('AUDIT_UNREADABLE', { place: address, reason: 'it does not answer' }, cause);
  });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw problem('AUDIT_UNREADABLE', { place: address, reason: `status ${answer.status}` });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.length > MOST_BYTES)
    throw problem('AUDIT_UNREADABLE', { place: address, reason: 'it is too large' });
  return bytes;
}

/** Reads the checkpoint of a log; whoever asks still has to check its signatures. */
export async function readCheckpoint({ place, fetch: fetchFile }: LogSource): Promise<ReadCheckpoint> {
  const note = (await fetchFile('checkpoint'))?.toString();
  const signed = note === undefined ? undefined : parseNote(note);
  const checkpoint = signed && parseCheckpoint(signed.text);
  if (note !== undefined && signed && checkpoint) return { ...checkpoint, note, signed };
  const reason = note === undefined ? 'there is no checkpoint' : 'its checkpoint is not written as one';
  throw problem('AUDIT_UNREADABLE', { place, reason });
}

/** Nodes of the tree of the first `size` entries, from the log's tiles. */
export function nodesOf(source: LogSource, size: number) {
  return nodesIn(size, source.fetchTile, (name) => missing(source, name));
}

/** The entries of one bundle of a log of `size` entries. */
export async function readEntries(source: LogSource, index: number, size: number): Promise<Buffer[]> {
  const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
  const name = { level: 'entries' as const, index, width };
  const bytes = await source.fetchTile(name);
  const entries = bytes && readBundle(bytes);
  if (entries?.length !== width) throw missing(source, name);
  return entries;
}

/** Proves that an entry stands in the signed log. */
export async function proveEntry(source: LogSource, index: number): Promise<InclusionProof> {
  const checkpoint = await readCheckpoint(source);
  const { size } = checkpoint;
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw problem('AUDIT_ENTRY_UNKNOWN', { entry: index, size });
  const bundle = Math.floor(index / TILE_WIDTH);
  const entry = (await readEntries(source, bundle, size))[index % TILE_WIDTH] ?? Buffer.alloc(0);
  const proof = await proveInclusion(index, size, nodesOf(source, size));
  return { index, entry, leaf: hashLeaf(entry), proof, checkpoint };
}

/** The hashes that show the log to continue its first `earlier` entries. */
export async function proveGrowth(
  source: LogSource,
  { earlier, size }: Readonly<{ earlier: number; size: number }>,
): Promise<readonly Hash[]> {
  return await proveConsistency(earlier, size, nodesOf(source, size));
}

function missing({ place }: LogSource, name: TileName): Error {
  return problem('AUDIT_UNREADABLE', { place, reason: `${tilePath(name)} is missing or damaged` });
}
