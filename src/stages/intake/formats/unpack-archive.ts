import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';
import { type Archive, openArchiveInMemory } from './archive.ts';
import { isRefusal, type Refusal, reasonOf } from './open-table.ts';

/** A file that lay in an archive, by its own name without its folders. */
export type UnpackedFile = Readonly<{ name: string; bytes: Buffer }>;

/** How much an archive may hold. */
export type UnpackLimits = Readonly<{ files: number; bytes: number }>;

/**
 * Unpacks a small archive that somebody sent. What it says it grows to is added up before anything is unpacked, and held against what it
 * does grow to; names that lead out of it, locked members and wrong checksums are refused. Links stand for nothing.
 */
export async function unpackArchive(
  archive: Buffer,
  limits: UnpackLimits,
): Promise<readonly UnpackedFile[] | Refusal> {
  try {
    const opened = await openArchiveInMemory(archive);
    if (isRefusal(opened)) return opened;
    const files = opened.members.filter(({ fileName }) => !fileName.endsWith('/'));
    const grown = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (files.length > limits.files || grown > limits.bytes)
      return { code: 'ARCHIVE_INFLATES', params: { members: files.length, megabytes: megabytes(grown) } };
    const unpacked: UnpackedFile[] = [];
    for (const file of files) unpacked.push(await unpackOne(opened, file));
    return unpacked;
  } catch (thrown) {
    return { code: 'ZIP_DAMAGED', params: { reason: reasonOf(thrown) } };
  }
}

async function unpackOne(archive: Archive, member: Entry): Promise<UnpackedFile> {
  const chunks: Buffer[] = [];
  let checksum = 0;
  const stream: AsyncIterable<Buffer> = await archive.open(member);
  for await (const chunk of stream) {
    checksum = crc32(chunk, checksum);
    chunks.push(chunk);
  }
  if (checksum !== member.crc32) throw new Error('the checksum of a member is wrong');
  const { fileName } = member;
  return { name: fileName.slice(fileName.lastIndexOf('/') + 1), bytes: Buffer.concat(chunks) };
}

const MEGABYTE = 1_048_576;

function megabytes(bytes: number): number {
  return Math.round(bytes / MEGABYTE);
}
