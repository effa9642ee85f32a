import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Problem, problem } from '../../../base/errors/index.ts';
import { type DeliveredFile, openTextScan, textFacts } from '../arrivals/index.ts';
import type { SourceContract } from '../contract.ts';
import { openDelimitedText } from './delimited-text.ts';
import type { OpenTable } from './open-table.ts';
import type { TextFile } from './text-check.ts';

/** A zip, the contract that wants one of its members, and a folder for it. */
export type ZipOrder = Readonly<{ file: DeliveredFile; contract: SourceContract; folder: string }>;

/** Unpacks one member of a zip and opens it as text; throws when the zip is damaged or lacks it. */
export async function openZipMember({ file, contract, folder }: ZipOrder): Promise<OpenTable> {
  const member = contract.file.member ?? '';
  const path = `${folder}/${member}`;
  const close = () => rm(path, { force: true });
  try {
    const facts = await unpack(file.path, member, path);
    const name = `${file.name}/${member}`;
    const table = await openDelimitedText({ path, name, facts, contract, mayHaveNoRows: true });
    return { ...table, close };
  } catch (thrown) {
    await close();
    if (thrown instanceof Problem) throw thrown;
    if (thrown === MEMBER_MISSING)
      throw problem('ZIP_MEMBER_MISSING', { file: file.name, source: contract.id, member });
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw problem('ZIP_DAMAGED', { file: file.name, source: contract.id, reason }, thrown);
  }
}

const MEMBER_MISSING = Symbol('the zip has no such member');

/** Its bytes are looked at as they go by, which spares another reading. */
async function unpack(zip: string, member: string, path: string): Promise<TextFile['facts']> {
  const opened = await openPromise(zip, { lazyEntries: true, autoClose: false });
  try {
    const entry = await findEntry(opened, member);
    if (!entry) throw MEMBER_MISSING;
    const seen = witness();
    await pipeline(await opened.openReadStreamPromise(entry), seen.through, createWriteStream(path));
    const { checksum, bytes, text } = seen.told();
    if (checksum !== entry.crc32) throw new Error(`the checksum of ${member} is wrong`);
    return { bytes, text: await textFacts(path, text) };
  } finally {
    opened.close();
  }
}

/** Members may lie in a folder of the zip, and agencies do not agree on capitals. */
async function findEntry(zip: ZipFile, member: string): Promise<Entry | undefined> {
  for await (const entry of zip.eachEntry()) {
    if (basename(entry.fileName).toLowerCase() === member.toLowerCase()) return entry;
  }
  return undefined;
}

/** Sees all bytes of a member go by. The unzipper compares sizes but not checksums. */
function witness() {
  const scan = openTextScan();
  let checksum = 0;
  let bytes = 0;
  const through = new Transform({
    transform: (chunk, _encoding, done) => {
      checksum = crc32(chunk, checksum);
      bytes += chunk.length;
      scan.add(chunk);
      done(null, chunk);
    },
  });
  return { through, told: () => ({ checksum, bytes, text: scan.end() }) };
}
