import { basename } from 'node:path';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { asProblem, Problem, problem } from '../../base/errors/index.ts';

/** A file inside an archive. */
export type ArchiveMember = Readonly<{ name: string; bytes: Buffer }>;

const MOST_MEMBERS = 200;
/** Tables shrink to a tenth, endlessly repeated rows to a hundredth; what grows more was made to burst. */
const MOST_GROWTH = 200;
const HARMLESS_BYTES = 67_108_864;

/** Unpacks an archive held in a file, or in memory, into memory, up to so many bytes in all. Throws CLAIM_ARCHIVE_UNUSABLE. */
export async function readArchive(from: string | Buffer, mostBytes: number): Promise<ArchiveMember[]> {
  const file = typeof from === 'string' ? from : 'zip';
  try {
    const zip =
      typeof from === 'string'
        ? await openPromise(from, { lazyEntries: true })
        : await fromBufferPromise(from, { lazyEntries: true });
    try {
      return await unpack(zip, { file, mostBytes });
    } finally {
      zip.close();
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const reason = asProblem(cause, file).message;
    throw problem('CLAIM_ARCHIVE_UNUSABLE', { file, reason: reason.slice(0, 80) }, cause);
  }
}

type Limits = Readonly<{ file: string; mostBytes: number }>;

async function unpack(zip: ZipFile, { file, mostBytes }: Limits): Promise<ArchiveMember[]> {
  const refuse = (reason: string) => problem('CLAIM_ARCHIVE_UNUSABLE', { file, reason });
  if (zip.entryCount > MOST_MEMBERS) throw refuse(`${zip.entryCount} files, more than ${MOST_MEMBERS}`);
  const members: ArchiveMember[] = [];
  let left = mostBytes;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const bytes = await bytesOf(zip, entry, left);
    if (bytes === undefined) throw refuse('it grows too large');
    left -= bytes.length;
    members.push({ name: basename(entry.fileName.replaceAll('\\', '/')), bytes });
  }
  return members;
}

/** What the archive says of a member's size is checked before and while it is unpacked. */
async function bytesOf(zip: ZipFile, entry: Entry, left: number): Promise<Buffer | undefined> {
  const most = Math.min(left, HARMLESS_BYTES + entry.compressedSize * MOST_GROWTH);
  if (entry.uncompressedSize > most) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    const piece: unknown = chunk;
    if (!Buffer.isBuffer(piece)) continue;
    size += piece.length;
    if (size > most) return undefined;
    chunks.push(piece);
  }
  return Buffer.concat(chunks);
}
