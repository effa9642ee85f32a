import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';
import { openTextScan, type TextFacts, textFacts } from '../text/index.ts';
import { type Archive, openArchive } from './archive.ts';
import { chunkBytes } from './byte-source.ts';
import { openDelimitedText } from './delimited-text.ts';
import {
  type FileForm,
  type FileInHand,
  isRefusal,
  type OpenTable,
  type Refusal,
  reasonOf,
} from './open-table.ts';

/** A member of at most so much is kept in memory between looking at it and cutting it; a larger one is unpacked twice. */
const KEPT_BYTES = 33_554_432;

/** Opens one member of a zip as text; refuses when the zip is damaged, bursts or lacks it. */
export async function openZipMember(file: FileInHand, form: FileForm): Promise<OpenTable | Refusal> {
  try {
    const archive = await openArchive(file.fd, file.bytes);
    if (isRefusal(archive)) return archive;
    const member = findMember(archive.members, form.member ?? '');
    if (!member) return { code: 'ZIP_MEMBER_MISSING', params: { member: form.member ?? '' } };
    const { text, chunks } = await lookAt(archive, member);
    return openDelimitedText({
      form,
      text,
      mayHaveNoRows: true,
      open: async () => chunkBytes(chunks ?? (await archive.open(member)), member.uncompressedSize),
    });
  } catch (thrown) {
    return { code: 'ZIP_DAMAGED', params: { reason: reasonOf(thrown) } };
  }
}

/** Members may lie in a folder of the zip, and agencies do not agree on capitals. */
function findMember(members: readonly Entry[], wanted: string): Entry | undefined {
  const last = (path: string) => path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return members.find(({ fileName }) => last(fileName) === wanted.toLowerCase());
}

type Looked = Readonly<{ text: TextFacts; chunks: readonly Buffer[] | undefined }>;

/** Sees all bytes of a member go by. The unzipper compares sizes but not checksums. */
async function lookAt(archive: Archive, member: Entry): Promise<Looked> {
  const scan = openTextScan();
  const chunks: Buffer[] | undefined = member.uncompressedSize <= KEPT_BYTES ? [] : undefined;
  let checksum = 0;
  for await (const chunk of unpacked(archive, member)) {
    checksum = crc32(chunk, checksum);
    scan.add(chunk);
    chunks?.push(chunk);
  }
  if (checksum !== member.crc32) throw new Error(`the checksum of ${member.fileName} is wrong`);
  const text = await textFacts(scan.end(), (end) => upTo(chunks ?? unpacked(archive, member), end));
  return { text, chunks };
}

async function* unpacked(archive: Archive, member: Entry): AsyncGenerator<Buffer> {
  const stream: AsyncIterable<Buffer> = await archive.open(member);
  yield* stream;
}

async function* upTo(chunks: AsyncIterable<Buffer> | Iterable<Buffer>, end: number): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of chunks) {
    if (at >= end) return;
    yield chunk.subarray(0, end - at);
    at += chunk.length;
  }
}
