import { open } from 'node:fs/promises';

/** As much as processors keep close at hand. */
const CHUNK_BYTES = 262_144;

/**
 * Shows a file piece by piece, up to `end` if that is given, always in the same memory: what was shown is gone once the next piece
 * is asked for. Memory of its own for each piece would have the collector walk through everything we hold, again and again.
 */
export async function* readChunks(path: string, end = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.allocUnsafeSlow(Math.max(1, Math.min(CHUNK_BYTES, size, end)));
    for (let at = 0; at < end; ) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, end - at));
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
