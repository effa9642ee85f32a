import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { problem } from '../../errors/index.ts';

/** How far the file is known to be whole: so many entries, so many bytes, and the chain up to there. */
export type LogMark = Readonly<{ size: number; offset: number; chain: Buffer }>;

/**
 * The file every entry is written to first: [length, payload, chain hash] one after the other. The chain tells where an
 * interrupted write ends, so that what is left is exactly the entries that were whole.
 */
export type LogFile = Readonly<{
  mark(): LogMark;
  /** Writes entries and comes back once the disk has them. */
  append(payloads: readonly Buffer[]): Promise<void>;
  close(): Promise<void>;
}>;

/** Takes entries as they are read; `settle` is awaited now and then, so that what is made of them need not pile up. */
export type OnEntry = Readonly<{ take(payload: Buffer): void; settle?(): Promise<void> }>;

/** What a log file is opened with. */
export type LogFilePlan = Readonly<{
  path: string;
  /** Up to where it was checked before; the beginning when not given. */
  from?: LogMark | undefined;
  /** Called with each entry after that, in turn. */
  onEntry: OnEntry;
  /** The disk did not keep what was written. What it holds is unknown from then on, so the process must end. */
  onLost(cause: unknown): never;
}>;

/** The chain of an empty file. */
export const BEGINNING: LogMark = {
  size: 0,
  offset: 0,
  chain: createHash('sha256').update('chipao audit log\n').digest(),
};

const LENGTH_BYTES = 4;
const CHAIN_BYTES = 32;
const CHUNK_BYTES = 1 << 20;
const LONGEST_ENTRY = 65_535;

/** Opens the file, hands out its entries and cuts off what an interrupted write left behind the last whole one. */
export async function openLogFile({
  path,
  from = BEGINNING,
  onEntry,
  onLost,
}: LogFilePlan): Promise<LogFile> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  let mark = await readEntries(file, from, onEntry);
  if ((await file.stat()).size > mark.offset) {
    await file.truncate(mark.offset);
    await file.sync().catch(onLost);
  }
  return {
    mark: () => mark,
    append: async (payloads) => {
      if (payloads.length === 0) return;
      // Two writers would each continue their own chain: better none.
      if ((await file.stat()).size !== mark.offset)
        throw problem('AUDIT_LOG_TAKEN', { folder: dirname(path) });
      const { bytes, after } = chainUp(mark, payloads);
      await file
        .write(bytes)
        .then(() => file.datasync())
        .catch(onLost);
      mark = after;
    },
    close: () => file.close(),
  };
}

/** Entries as they stand in the file, and the mark behind them. */
export function chainUp(
  mark: LogMark,
  payloads: readonly Buffer[],
): Readonly<{ bytes: Buffer; after: LogMark }> {
  let { chain } = mark;
  const parts = payloads.flatMap((payload) => {
    const length = lengthOf(payload.length);
    chain = nextChain(chain, length, payload);
    return [length, payload, chain];
  });
  const bytes = Buffer.concat(parts);
  return { bytes, after: { size: mark.size + payloads.length, offset: mark.offset + bytes.length, chain } };
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
}

function nextChain(chain: Buffer, length: Buffer, payload: Buffer): Buffer {
  return createHash('sha256').update(chain).update(length).update(payload).digest();
}

/** Reads entry by entry for as long as each is whole and continues the chain. */
export async function readEntries(file: FileHandle, from: LogMark, onEntry: OnEntry): Promise<LogMark> {
  let mark = from;
  let rest: Buffer = Buffer.alloc(0);
  for (let position = from.offset; ; ) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, position);
    position += bytesRead;
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    const taken = takeWhole(rest, mark, onEntry);
    mark = taken.mark;
    await onEntry.settle?.();
    if (bytesRead === 0 || taken.isBroken) return mark;
    rest = rest.subarray(taken.used);
  }
}

function takeWhole(bytes: Buffer, from: LogMark, onEntry: OnEntry) {
  let [mark, used] = [from, 0];
  while (bytes.length - used >= LENGTH_BYTES) {
    const length = bytes.readUInt32BE(used);
    if (length > LONGEST_ENTRY) return { mark, used, isBroken: true };
    const end = used + LENGTH_BYTES + length;
    if (bytes.length < end + CHAIN_BYTES) break;
    const payload = bytes.subarray(used + LENGTH_BYTES, end);
    const chain = nextChain(mark.chain, bytes.subarray(used, used + LENGTH_BYTES), payload);
    if (!chain.equals(bytes.subarray(end, end + CHAIN_BYTES))) return { mark, used, isBroken: true };
    onEntry.take(payload);
    mark = { size: mark.size + 1, offset: mark.offset + end + CHAIN_BYTES - used, chain };
    used = end + CHAIN_BYTES;
  }
  return { mark, used, isBroken: false };
}
