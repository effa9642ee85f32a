import { createHash } from 'node:crypto';
import { openTextScan, type TextFacts, textFacts } from '../text/index.ts';
import { readChunks } from './read-chunks.ts';

/** What is known of a file from one pass over its bytes; `text` is null for zips and workbooks. */
export type FileFacts = Readonly<{ sha256: string; bytes: number; text: TextFacts | null }>;

/** Reads a file once: its hash, its size and, where it is text, what its lines and letters look like. */
export async function readFileFacts(path: string, kind: 'text' | 'binary'): Promise<FileFacts> {
  const hash = createHash('sha256');
  const scan = kind === 'text' ? openTextScan() : null;
  let bytes = 0;
  for await (const chunk of readChunks(path)) {
    hash.update(chunk);
    scan?.add(chunk);
    bytes += chunk.length;
  }
  const text = scan ? await textFacts(scan.end(), (end) => readChunks(path, end)) : null;
  return { sha256: hash.digest('hex'), bytes, text };
}
