import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A zip entry: a file on disk, which is removed once it is packed, or a short text. */
export type ZipEntry = Readonly<{ name: string } & ({ path: string } | { text: string })>;

/** No clock in the bytes: the same entries give the same file on any day. */
const ENTRY_OPTIONS = {
  mtime: new Date(1980, 0, 1),
  forceDosTimestamp: true,
  mode: 0o100644,
  compressionLevel: 3,
} as const;

/** Packs entries into a zip in the order given. */
export async function packZip(path: string, entries: readonly ZipEntry[]): Promise<void> {
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  for (const entry of entries) {
    if ('path' in entry) zip.addFile(entry.path, entry.name, ENTRY_OPTIONS);
    else zip.addBuffer(Buffer.from(entry.text, 'utf8'), entry.name, ENTRY_OPTIONS);
  }
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path)), failed]);
  for (const entry of entries) if ('path' in entry) await rm(entry.path);
}
