import { open, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problem } from '../../base/errors/index.ts';
import { readArchive } from './read-archive.ts';

/** A file that was found: its own name, and where it lies for a person. */
export type GatheredFile = Readonly<{ name: string; path: string; bytes: Buffer }>;

const MEGABYTE = 1_048_576;
/** What one file may have: it is held in memory as text, which no longer than half a gigabyte can be. */
const MOST_MEGABYTES = 400;
const ENDINGS = /\.(txt|dbf|zip)$/i;
const ZIP_MARK = 'PK';

/** Finds the files below folders, inside archives or named by themselves. Throws CLAIM_FILES_MISSING, CLAIM_FILE_TOO_LARGE, CLAIM_ARCHIVE_UNUSABLE. */
export async function gatherFiles(paths: readonly string[]): Promise<GatheredFile[]> {
  const found: GatheredFile[] = [];
  for (const path of paths) {
    for (const file of await filesAt(path)) found.push(...(await readAt(file)));
  }
  if (found.length === 0) throw problem('CLAIM_FILES_MISSING', { path: paths.join(', ') });
  return found;
}

async function filesAt(path: string): Promise<string[]> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw problem('CLAIM_FILES_MISSING', { path }, cause);
  });
  if (!facts.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && ENDINGS.test(entry.name))
    .map((entry) => join(path, entry.name))
    .sort();
}

async function readAt(path: string): Promise<GatheredFile[]> {
  const { size } = await stat(path);
  if (size > MOST_MEGABYTES * MEGABYTE) {
    const megabytes = Math.ceil(size / MEGABYTE);
    throw problem('CLAIM_FILE_TOO_LARGE', { file: path, size: megabytes, most: MOST_MEGABYTES });
  }
  if (!(await isArchive(path))) return [{ name: basename(path), path, bytes: await readFile(path) }];
  const members = await readArchive(path, MOST_MEGABYTES * MEGABYTE);
  return members.map(({ name, bytes }) => ({ name, path: `${path}:${name}`, bytes }));
}

async function isArchive(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(2) });
    return buffer.toString('latin1') === ZIP_MARK;
  } finally {
    await file.close();
  }
}
