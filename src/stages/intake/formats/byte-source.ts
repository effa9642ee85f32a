import { readSync } from 'node:fs';

/** The bytes of a text, read once from start to end. */
export type ByteSource = Readonly<{
  bytes: number;
  /** Fills memory from a place on; gives how many bytes came, 0 at the end. */
  readInto: (buffer: Buffer, at: number) => number | Promise<number>;
}>;

/** The bytes of an open file; reading waits, for whoever reads here has nothing else to do. */
export function fileBytes(fd: number, bytes: number): ByteSource {
  let position = 0;
  return {
    bytes,
    readInto: (buffer, at) => {
      const count = readSync(fd, buffer, at, buffer.length - at, position);
      position += count;
      return count;
    },
  };
}

/** Bytes that come in chunks of their own sizes, of which none is held longer than it takes to copy it. */
export function chunkBytes(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytes: number,
): ByteSource {
  const coming = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  let chunk: Uint8Array = new Uint8Array();
  return {
    bytes,
    readInto: async (buffer, at) => {
      while (chunk.length === 0) {
        const { done, value } = await coming.next();
        if (done) return 0;
        chunk = value;
      }
      const part = chunk.subarray(0, buffer.length - at);
      buffer.set(part, at);
      chunk = chunk.subarray(part.length);
      return part.length;
    },
  };
}
