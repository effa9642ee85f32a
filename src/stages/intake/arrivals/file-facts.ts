import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { openTextScan, type TextFacts } from './text-scan.ts';

/** What is known of a file from one pass over its bytes; `text` is null for zips and workbooks. */
export type FileFacts = Readonly<{ sha256: string; bytes: number; text: TextFacts | null }>;

const CHUNK_BYTES = 1_048_576;

/** Reads a file once: its hash, its size and, where it is text, what its lines and letters look like. */
export async function readFileFacts(path: string, kind: 'text' | 'binary'): Promise<FileFacts> {
  const hash = createHash('sha256');
  const scan = kind === 'text' ? openTextScan() : null;
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    hash.update(chunk);
    scan?.add(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes, text: scan?.end() ?? null };
}

/** The number of the line that a byte of a text file stands on, counted from 1. */
export async function lineAt(path: string, offset: number): Promise<number> {
  let line = 1;
  if (offset <= 0) return line;
  for await (const chunk of createReadStream(path, { end: offset - 1, highWaterMark: CHUNK_BYTES })) {
    for (const byte of chunk) if (byte === 10) line += 1;
  }
  return line;
}
