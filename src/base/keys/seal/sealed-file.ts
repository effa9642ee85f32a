import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** What opens one sealed file: a key used for nothing else, the file's id and how long it is in clear. */
export type FileSeal = Readonly<{ key: Buffer; id: Buffer; bytes: number }>;

const CHUNK = 262_144;
const TAG = 16;
const CHUNKS_AT_ONCE = 4;
const NONCE = 12;
const MAGIC = Buffer.from('CHIPAOS1');

/** Says that a sealed file is not as it was sealed; whoever opens it names the file. */
export class BrokenSeal extends Error {}

/** Writes a file sealed: 256 KB at a time under AES-256-GCM, each chunk bound to the file, its place and whether it is the last. */
export async function sealFile(from: string, to: string, seal: FileSeal): Promise<void> {
  await using source = await open(from, 'r');
  await using target = await open(to, 'wx', 0o600);
  await target.write(MAGIC);
  const chunks = chunkCount(seal.bytes);
  const atOnce = Math.min(chunks, CHUNKS_AT_ONCE);
  const block = Buffer.allocUnsafe(CHUNK * atOnce);
  const sealed = Buffer.allocUnsafe((CHUNK + TAG) * atOnce);
  for (let first = 0; first < chunks; first += CHUNKS_AT_ONCE) {
    const count = Math.min(CHUNKS_AT_ONCE, chunks - first);
    const length = await readFully(source, block, Math.min(CHUNK * count, seal.bytes - first * CHUNK));
    let written = 0;
    for (let index = 0; index < count; index++) {
      const clear = block.subarray(index * CHUNK, Math.min((index + 1) * CHUNK, length));
      written += sealChunk(
        seal,
        { number: first + index, isLast: first + index === chunks - 1, clear },
        sealed.subarray(written),
      );
    }
    await writeFully(target, sealed.subarray(0, written));
  }
}

/** Writes a sealed file in clear. Throws BrokenSeal at the first chunk that is not as it was sealed, and when there are more or fewer. */
export async function unsealFile(from: string, to: string, seal: FileSeal): Promise<void> {
  await using source = await open(from, 'r');
  await using target = await open(to, 'wx', 0o600);
  const chunks = chunkCount(seal.bytes);
  const { size } = await source.stat();
  if (size !== MAGIC.length + seal.bytes + chunks * TAG) throw new BrokenSeal('its length is another');
  const magic = Buffer.alloc(MAGIC.length);
  await readFully(source, magic, MAGIC.length);
  if (!magic.equals(MAGIC)) throw new BrokenSeal('it does not begin as a sealed file');
  const atOnce = Math.min(chunks, CHUNKS_AT_ONCE);
  const block = Buffer.allocUnsafe((CHUNK + TAG) * atOnce);
  const clear = Buffer.allocUnsafe(CHUNK * atOnce);
  for (let first = 0; first < chunks; first += CHUNKS_AT_ONCE) {
    const count = Math.min(CHUNKS_AT_ONCE, chunks - first);
    const left = seal.bytes - first * CHUNK + (chunks - first) * TAG;
    const length = await readFully(source, block, Math.min((CHUNK + TAG) * count, left));
    let written = 0;
    for (let index = 0; index < count; index++) {
      const sealed = block.subarray(index * (CHUNK + TAG), Math.min((index + 1) * (CHUNK + TAG), length));
      const place = { number: first + index, isLast: first + index === chunks - 1 };
      written += unsealChunk(seal, { ...place, sealed }, clear.subarray(written));
    }
    await writeFully(target, clear.subarray(0, written));
  }
}

function sealChunk(
  seal: FileSeal,
  { number, isLast, clear }: Readonly<{ number: number; isLast: boolean; clear: Buffer }>,
  into: Buffer,
): number {
  const cipher = createCipheriv('aes-256-gcm', seal.key, nonceOf(number));
  cipher.setAAD(placeOf(seal.id, number, isLast));
  const text = cipher.update(clear);
  cipher.final();
  into.set(text);
  into.set(cipher.getAuthTag(), text.length);
  return text.length + TAG;
}

function unsealChunk(
  seal: FileSeal,
  { number, isLast, sealed }: Readonly<{ number: number; isLast: boolean; sealed: Buffer }>,
  into: Buffer,
): number {
  const decipher = createDecipheriv('aes-256-gcm', seal.key, nonceOf(number), { authTagLength: TAG });
  decipher.setAAD(placeOf(seal.id, number, isLast)).setAuthTag(sealed.subarray(-TAG));
  const text = decipher.update(sealed.subarray(0, -TAG));
  try {
    decipher.final();
  } catch {
    throw new BrokenSeal(`chunk ${number + 1} is not as it was sealed`);
  }
  into.set(text);
  return text.length;
}

/** Even an empty file has a chunk, so that it cannot be made out of nothing. */
function chunkCount(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / CHUNK));
}

/** A counter never comes twice under one key, because a key seals one file once. */
function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(NONCE);
  nonce.writeBigUInt64BE(BigInt(number), NONCE - 8);
  return nonce;
}

function placeOf(id: Buffer, number: number, isLast: boolean): Buffer {
  const place = Buffer.alloc(id.length + 9);
  place.set(id);
  place.writeBigUInt64BE(BigInt(number), id.length);
  place.writeUInt8(isLast ? 1 : 0, id.length + 8);
  return place;
}

async function readFully(source: FileHandle, into: Buffer, length: number): Promise<number> {
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await source.read(into, filled, length - filled);
    if (bytesRead === 0) throw new BrokenSeal('it ends too early');
    filled += bytesRead;
  }
  return filled;
}

async function writeFully(target: FileHandle, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length)
    written += (await target.write(bytes, written, bytes.length - written)).bytesWritten;
}
