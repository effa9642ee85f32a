import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, fromFdPromise, type ZipFile } from 'yauzl';
import type { Refusal } from './open-table.ts';

/** A zip that was found harmless: its members by name, and a way to their bytes. */
export type Archive = Readonly<{
  members: readonly Entry[];
  /** The unpacked bytes of a member; ends with an error when they are more or fewer than the archive says. */
  open: (member: Entry) => Promise<Readable>;
}>;

/** Archives of 43 tables have some fifty members. */
const MOST_MEMBERS = 1_000;
/** Tables of people shrink to about a tenth, endlessly repeated rows to a hundredth; what shrinks more was made to burst. */
const MOST_INFLATION = 200;
/** What does no harm however it was packed. */
const HARMLESS_BYTES = 67_108_864;
const MEGABYTE = 1_048_576;
const UNIX = 3;
const LINK = 0xa000;
const KIND_OF_FILE = 0xf000;

/**
 * Opens a zip and adds up what it says its members grow to, before any of them is unpacked; that they do not grow to more is
 * checked while they are. Names of members lead nowhere: they are only compared.
 */
export async function openArchive(fd: number, bytes: number): Promise<Archive | Refusal> {
  return lookThrough(await fromFdPromise(fd, { lazyEntries: true, autoClose: false }), bytes);
}

/** The same for a zip that came whole over the network and is small enough to be in memory. */
export async function openArchiveInMemory(archive: Buffer): Promise<Archive | Refusal> {
  return lookThrough(
    await fromBufferPromise(archive, { lazyEntries: true, autoClose: false }),
    archive.length,
  );
}

async function lookThrough(zip: ZipFile, bytes: number): Promise<Archive | Refusal> {
  const members: Entry[] = [];
  let unpacked = 0;
  for await (const member of zip.eachEntry()) {
    unpacked += member.uncompressedSize;
    if (!isLink(member)) members.push(member);
    const most = HARMLESS_BYTES + MOST_INFLATION * bytes;
    if (unpacked > most || zip.entryCount > MOST_MEMBERS) return inflates(unpacked, zip.entryCount);
  }
  return { members, open: (member) => zip.openReadStreamPromise(member) };
}

function inflates(unpacked: number, members: number): Refusal {
  return { code: 'ARCHIVE_INFLATES', params: { members, megabytes: Math.round(unpacked / MEGABYTE) } };
}

/** A member that is a link to some other file stands for nothing that was delivered. */
function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return versionMadeBy >>> 8 === UNIX && ((externalFileAttributes >>> 16) & KIND_OF_FILE) === LINK;
}
