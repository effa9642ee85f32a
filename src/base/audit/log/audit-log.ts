import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../../errors/index.ts';
import type { HeadBook } from '../../ledger/index.ts';
import { type FindNode, HASH_BYTES, type Hash, isConsistent, proveConsistency } from '../../merkle/index.ts';
import {
  type Checkpoint,
  parseCheckpoint,
  parseNote,
  type Signer,
  signText,
  writeCheckpoint,
  writeNote,
} from '../notes/index.ts';
import { readBundle } from './bundles.ts';
import { readIfThere, writeDurably } from './durable-file.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import { restoreEdge, writeMark } from './restore-edge.ts';
import { growEdge, type RightEdge } from './right-edge.ts';
import { readTile, writeTiles } from './tile-folder.ts';
import { TILE_WIDTH, tilePath } from './tile-paths.ts';
import { type FetchTile, nodesIn } from './tree-nodes.ts';

/** A checkpoint together with the note that carries it. */
export type SignedCheckpoint = Checkpoint & Readonly<{ note: string }>;

/** The log of one house, open for writing; only whoever holds the sequencer's lock opens it. */
export type AuditLog = Readonly<{
  size(): number;
  signed(): SignedCheckpoint | undefined;
  /** Writes entries; comes back with the place of the first once the disk has them all. */
  append(payloads: readonly Buffer[]): Promise<number>;
  /**
   * Signs the log as it is, after the tiles are on the disk. Throws AUDIT_LOG_BEHIND and AUDIT_LOG_FORKED rather than sign
   * what does not continue the last signed checkpoint.
   */
  sign(): Promise<SignedCheckpoint>;
  /** Hashes that show the last checkpoint to continue an earlier size. */
  consistencyFrom(earlier: number): Promise<Hash[]>;
  /** The entries of one bundle from a place on; nothing behind the last. */
  entriesFrom(index: number): Promise<readonly Buffer[]>;
  close(): Promise<void>;
}>;

/** Where a log is, whose it is, and where else its signed heads are kept. */
export type LogPlan = Readonly<{
  folder: string;
  signer: Signer;
  heads: Pick<HeadBook, 'last' | 'sign'>;
  /** Entries the ledger says the log had; they are put back when the file lost them. */
  replay?: (from: number) => Promise<readonly Buffer[]>;
  onLost(cause: unknown): never;
}>;

const SIGNED = 'signed';

/** Opens the log: keeps its longest whole beginning, makes its tiles anew where they are behind, and checks it against what was signed. */
export async function openAuditLog(plan: LogPlan): Promise<AuditLog> {
  const { folder } = plan;
  const last = await readLastSigned(plan);
  const restored = await restoreEdge(folder, last);
  const edge = restored?.edge ?? growEdge();
  if (!restored) await rm(join(folder, 'tile'), { recursive: true, force: true });
  const flush = () => writeTiles(folder, edge.takeFull());
  const file = await openLogFile({
    path: join(folder, 'log'),
    from: restored?.mark,
    onEntry: { take: (payload) => edge.append(Buffer.from(payload)), settle: flush },
    onLost: plan.onLost,
  });
  const held: Held = { plan, file, edge, signed: last };
  const log = handOut(held);
  try {
    await putBack(plan, log);
    await check(held);
    if (!restored) await writeTiles(folder, edge.unfinished());
    return log;
  } catch (cause) {
    await file.close();
    throw cause;
  }
}

/** An open log: what it writes to, what grows, and what was signed last. */
type Held = Readonly<{ plan: LogPlan; file: LogFile; edge: RightEdge }> & {
  signed: SignedCheckpoint | undefined;
};

function handOut(held: Held): AuditLog {
  const { edge, file } = held;
  return {
    size: edge.size,
    signed: () => held.signed,
    append: async (payloads) => {
      const first = edge.size();
      await file.append(payloads);
      for (const payload of payloads) edge.append(payload);
      return first;
    },
    sign: () => sign(held),
    consistencyFrom: (earlier) => {
      const size = held.signed?.size ?? 0;
      return proveConsistency(earlier, size, nodesOf(held, size));
    },
    entriesFrom: (index) => readFrom(held, index),
    close: file.close,
  };
}

function flush({ plan, edge }: Held): Promise<void> {
  return writeTiles(plan.folder, edge.takeFull());
}

/** Nodes of the tree: from memory where it still grows, from tiles elsewhere. */
function nodesOf({ plan, edge }: Held, size: number): FindNode {
  const fetch: FetchTile = async (name) => {
    const own = name.level === 'entries' ? undefined : edge.hashesOf(name.level, name.index);
    return own ? Buffer.concat(own).subarray(0, name.width * HASH_BYTES) : await readTile(plan.folder, name);
  };
  return nodesIn(size, fetch, (name) =>
    problem('AUDIT_UNREADABLE', { place: plan.folder, reason: `${tilePath(name)} is missing` }),
  );
}

/** Sees that the log as it is continues what was signed last. */
async function check(held: Held): Promise<void> {
  const { edge, signed } = held;
  if (!signed) return;
  const { size: earlier, root: earlierRoot } = signed;
  if (edge.size() < earlier) throw problem('AUDIT_LOG_BEHIND', { size: edge.size(), signed: earlier });
  await flush(held);
  const proof = await proveConsistency(earlier, edge.size(), nodesOf(held, edge.size()));
  const claim = { earlier, earlierRoot, size: edge.size(), root: edge.root() };
  if (!isConsistent(claim, proof)) throw problem('AUDIT_LOG_FORKED', { size: earlier });
}

async function sign(held: Held): Promise<SignedCheckpoint> {
  const { plan, edge, file } = held;
  await check(held);
  if (held.signed?.size === edge.size()) return held.signed;
  await flush(held);
  await writeTiles(plan.folder, edge.unfinished());
  const checkpoint = { origin: plan.signer.name, size: edge.size(), root: edge.root() };
  const text = writeCheckpoint(checkpoint);
  const note = writeNote(text, [signText(plan.signer, text)]);
  await plan.heads.sign({ size: checkpoint.size, root: checkpoint.root, note });
  await writeDurably([{ path: join(plan.folder, SIGNED), bytes: note }]);
  await writeMark(plan.folder, file.mark());
  held.signed = { ...checkpoint, note };
  return held.signed;
}

async function readFrom(held: Held, index: number): Promise<readonly Buffer[]> {
  const { plan, edge } = held;
  const bundle = Math.floor(index / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, edge.size() - bundle * TILE_WIDTH);
  if (width <= 0) return [];
  await flush(held);
  const own = edge.unfinished().find((tile) => tile.level === 'entries' && tile.index === bundle);
  const bytes = own?.bytes ?? (await readTile(plan.folder, { level: 'entries', index: bundle, width }));
  return (readBundle(bytes ?? Buffer.alloc(0)) ?? []).slice(index - bundle * TILE_WIDTH);
}

/** Of the two places that keep what was signed, the one that knows more: a crash may have come between them. */
async function readLastSigned({ folder, heads, signer }: LogPlan): Promise<SignedCheckpoint | undefined> {
  const notes = [(await heads.last())?.note, (await readIfThere(join(folder, SIGNED)))?.toString()];
  return notes
    .flatMap((note) => {
      const checkpoint = note && parseCheckpoint(parseNote(note)?.text ?? '');
      return checkpoint && checkpoint.origin === signer.name ? [{ ...checkpoint, note }] : [];
    })
    .sort((left, right) => right.size - left.size)[0];
}

async function putBack({ replay }: LogPlan, log: AuditLog): Promise<void> {
  if (!replay) return;
  for (let lost = await replay(log.size()); lost.length > 0; lost = await replay(log.size()))
    await log.append(lost);
}
