import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm, rmdir, statfs } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { problem } from '../../errors/index.ts';
import {
  assertWhole,
  openSealed,
  readFolderSeal,
  readTableKeys,
  type SealKeys,
  sealFolder,
} from '../../keys/index.ts';
import { sweepSpill } from './spill.ts';

/** Keys that files are sealed under, and the folder on a tmpfs where they are opened. */
export type Sealing = SealKeys & Readonly<{ memory: string }>;

/** Tables of a version as files an engine can read, until they are given back. */
export type Borrowed = Readonly<{ folder: string; release: () => Promise<void> }>;

/** Which tables to borrow: all of a version's, or the files of one. */
export type Loan = Readonly<{ versionId: string; folder: string; table?: string | undefined }>;

/** Where tables lie in clear: in the lake itself, or for a sealed lake in private memory and only while somebody uses them. */
export type PlainFiles = Readonly<{
  /** For what stages write and engines spill on their way. */
  aside: string;
  /** For readings: each has a folder of its own below. */
  readings: string;
  borrow: (loan: Loan) => Promise<Borrowed>;
  /** The folder to publish a finished workspace from: itself, or another with its tables sealed. */
  finish: (versionId: string, workspace: string) => Promise<string>;
  /** Removes what killed processes left in clear. */
  sweep: () => Promise<void>;
}>;

const PRIVATE = 0o700;
/** What the kernel calls file systems that never touch a disk: tmpfs and ramfs. */
const IN_MEMORY = new Set([0x01021994, 0x858458f6]);

/** Files of a lake that is not sealed. */
export async function openPlainFiles(home: string): Promise<PlainFiles> {
  const aside = joinPath(home, 'aside');
  const readings = joinPath(home, 'readings');
  return {
    aside,
    readings,
    borrow: async ({ versionId, folder }) => {
      if (await readFolderSeal(folder, versionId)) throw problem('VERSION_SEALED', { version: versionId });
      return { folder, release: async () => undefined };
    },
    finish: async (_versionId, workspace) => workspace,
    sweep: () => sweepSpill(readings),
  };
}

/** Files of a sealed lake. Throws PRIVATE_MEMORY_MISSING when the folder is not in memory. */
export async function openSealedFiles(home: string, sealing: Sealing): Promise<PlainFiles> {
  const { memory } = sealing;
  await claimMemory(memory);
  await sweepSpill(memory);
  const own = joinPath(memory, `${process.pid}-${randomUUID()}`);
  const shelves: Shelves = new Map();
  return {
    aside: own,
    readings: joinPath(own, 'readings'),
    borrow: async (loan) => {
      const target = joinPath(own, 'opened', randomUUID());
      const borrowed = await borrowShared(shelves, loan, () => openVersion(sealing, loan, target));
      return {
        ...borrowed,
        release: async () => {
          await borrowed.release();
          await rmdir(joinPath(own, 'opened')).catch(() => undefined);
        },
      };
    },
    finish: async (versionId, workspace) => {
      const to = joinPath(home, 'aside', randomUUID());
      await mkdir(to, { recursive: true, mode: PRIVATE });
      const files = (await readdir(workspace)).filter((name) => name.endsWith('.parquet')).sort();
      await sealFolder(sealing, { version: versionId, files, from: workspace, to });
      return to;
    },
    sweep: () => sweepSpill(memory),
  };
}

type Shelves = Map<string, { users: number; readonly filled: Promise<string> }>;

/** Whoever borrows the same tables at the same time shares them; the last to give them back takes them away. */
async function borrowShared(shelves: Shelves, loan: Loan, fill: () => Promise<string>): Promise<Borrowed> {
  const name = `${loan.folder} ${loan.table ?? ''}`;
  const shelf = shelves.get(name) ?? { users: 0, filled: fill() };
  shelves.set(name, shelf);
  shelf.users++;
  let isHeld = true;
  const release = async () => {
    if (!isHeld) return;
    isHeld = false;
    if (--shelf.users > 0) return;
    shelves.delete(name);
    const filled = await shelf.filled.catch(() => undefined);
    if (filled) await rm(filled, { recursive: true, force: true });
  };
  try {
    return { folder: await shelf.filled, release };
  } catch (cause) {
    await release();
    throw cause;
  }
}

/** A sealed lake takes nothing in clear: who can write to the disk could put such a version in place of a sealed one. */
async function openVersion(
  seals: SealKeys,
  { versionId, folder, table }: Loan,
  target: string,
): Promise<string> {
  const { keys } = seals;
  const seal = await readFolderSeal(folder, versionId);
  if (!seal && existsSync(folder)) throw problem('VERSION_NOT_SEALED', { version: versionId });
  if (seal) assertWhole(keys, versionId, seal);
  await mkdir(target, { recursive: true, mode: PRIVATE });
  // A folder that is gone gives an empty one, which is told of like any version with its files gone.
  if (!seal) return target;
  const names = Object.keys(seal.files).filter((name) => table === undefined || isFileOf(name, table));
  try {
    const tables = await readTableKeys(seals, versionId);
    for (const name of names) {
      const to = joinPath(target, name);
      await openSealed(keys, { version: versionId, seal, tables, name, from: folder, to });
    }
    return target;
  } catch (cause) {
    await rm(target, { recursive: true, force: true });
    throw cause;
  }
}

/** A table is one file or numbered parts. */
export function isFileOf(name: string, table: string): boolean {
  return name === `${table}.parquet` || new RegExp(`^${table}-\\d+\\.parquet$`).test(name);
}

async function claimMemory(memory: string): Promise<void> {
  try {
    await mkdir(memory, { recursive: true, mode: PRIVATE });
    await chmod(memory, PRIVATE);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : '?';
    throw problem('PRIVATE_MEMORY_MISSING', { folder: memory, reason }, cause);
  }
  if (!IN_MEMORY.has((await statfs(memory)).type))
    throw problem('PRIVATE_MEMORY_MISSING', { folder: memory, reason: 'it is not on a tmpfs' });
}
