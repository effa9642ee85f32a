import type { TextScanned } from './text-scan.ts';

/** A text's facts with places as line numbers, counted from 1, as people look for them. */
export type TextFacts = Readonly<
  Omit<TextScanned, 'firstUtf8' | 'firstOther' | 'longLine'> & {
    firstUtf8Line: number | null;
    firstOtherLine: number | null;
    longLine: Readonly<{ line: number; bytes: number }> | null;
  }
>;

/** Shows the bytes of a text from its start up to a place. */
export type ReadUpTo = (end: number) => AsyncIterable<Buffer> | Iterable<Buffer>;

const NEWLINE = 10;

/** Lines are counted only up to what is remarkable, which in most files stands on the first ones. */
export async function textFacts(scanned: TextScanned, readUpTo: ReadUpTo): Promise<TextFacts> {
  const { firstUtf8, firstOther, longLine, ...facts } = scanned;
  const lineAt = (offset: number | null) => (offset === null ? null : countLines(readUpTo, offset));
  return {
    ...facts,
    firstUtf8Line: await lineAt(firstUtf8),
    firstOtherLine: await lineAt(firstOther),
    longLine: longLine && { line: await countLines(readUpTo, longLine.offset), bytes: longLine.bytes },
  };
}

async function countLines(readUpTo: ReadUpTo, offset: number): Promise<number> {
  if (offset === 0) return 1;
  let line = 1;
  for await (const chunk of readUpTo(offset)) {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) line += 1;
  }
  return line;
}
