import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import type { FileEncoding } from '../description/file-set.ts';

/** Writes text in an encoding; gives nothing where a letter would be lost. */
export type EncodeText = (text: string) => Buffer | undefined;

/** The encoder of an encoding. */
export function encoderOf(encoding: FileEncoding): EncodeText {
  if (encoding === 'utf-8') return (text) => (text.isWellFormed() ? Buffer.from(text, 'utf8') : undefined);
  return (text) => {
    const plain = Buffer.from(text, 'utf8');
    if (isAscii(plain)) return plain;
    const bytes = iconv.encode(text, 'windows-874');
    return iconv.decode(bytes, 'windows-874') === text ? bytes : undefined;
  };
}
