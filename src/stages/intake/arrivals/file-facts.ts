import { createHash } from 'node:crypto';
import { readChunks } from './read-chunks.ts';
import { openTextScan, type TextScanned } from './text-scan.ts';

/** A text file's facts with places as line numbers, counted from 1, as people look for them. */
export type TextFacts = Readonly<
  Omit<TextScanned, 'firstUtf8' | 'firstOther' | 'longLine'> & {
    firstUtf8Line: number | null;
    firstOtherLine: number | null;
    longLine: Readonly<{ line: number; bytes: number }> | null;
  }
>;

/** What is known of a file from one pass over its bytes; `text` is null for zips and workbooks. */
export type FileFacts = Readonly<{ sha256: string; bytes: number; text: TextFacts | null }>;

const NEWLINE = 10;

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
  return { sha256: hash.digest('hex'), bytes, text: scan ? await textFacts(path, scan.end()) : null };
}

/** Lines are counted only up to what is remarkable, which in most files stands on the first ones. */
export async function textFacts(path: string, scanned: TextScanned): Promise<TextFacts> {
  const { firstUtf8, firstOther, longLine, ...facts } = scanned;
  return {
    ...facts,
    firstUtf8Line: firstUtf8 === null ? null : await lineAt(path, firstUtf8),
    firstOtherLine: firstOther === null ? null : await lineAt(path, firstOther),
    longLine: longLine && { line: await lineAt(path, longLine.offset), bytes: longLine.bytes },
  };
}

async function lineAt(path: string, offset: number): Promise<number> {
  if (offset === 0) return 1;
  let line = 1;
  for await (const chunk of readChunks(path, offset)) {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) line += 1;
  }
  return line;
}
