import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file as it will stand: its path and its bytes. */
export type NewFile = Readonly<{ path: string; bytes: Uint8Array | string; mode?: number }>;

/** So many files are written at once. */
const AT_ONCE = 16;

/**
 * Writes files so that after a power cut each is whole or as it was: written aside, synced, renamed, and then the folders synced,
 * since a rename is only kept with its folder.
 */
export async function writeDurably(files: readonly NewFile[]): Promise<void> {
  for (let from = 0; from < files.length; from += AT_ONCE)
    await Promise.all(files.slice(from, from + AT_ONCE).map(writeAside));
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) await syncFolder(folder);
}

async function writeAside({ path, bytes, mode }: NewFile): Promise<void> {
  await makeFolder(dirname(path));
  const aside = `${path}.new`;
  const file = await open(aside, 'w', mode);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
}

/** Makes a folder, and syncs what it stands in when it is new. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads a file; gives nothing when there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  return await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
    throw cause;
  });
}
