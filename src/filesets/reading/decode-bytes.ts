import { isAscii, isUtf8 } from 'node:buffer';
import type { FileEncoding } from '../description/file-set.ts';

/** Bytes as text, with the parts whose encoding is not that of the rest. */
export type DecodedBytes = Readonly<{
  encoding: FileEncoding;
  decode: (bytes: Buffer) => string;
  /** Some lines are of one encoding and some of the other, so that each must be looked at alone. */
  mixed: boolean;
}>;

export type EncodingChoice = FileEncoding | 'detect';

const HIGH_BIT = 0x80;
/** Letters of windows-874: vowels before a consonant to the last sign above one, and consonants up to where UTF-8 goes on. */
const FIRST_SIGN = 0xe0;
const LAST_SIGN = 0xec;
const FIRST_CONSONANT = 0xa1;
const LAST_CONSONANT = 0xbf;
const LINE_FEED = 0x0a;
const HIGHEST_LATIN_START = 0xc3;
const HIGHEST_TWO_BYTE_START = 0xdf;
const HIGHEST_THREE_BYTE_START = 0xef;
/** Of the bytes that are not plain letters, how many must form whole UTF-8 letters for a damaged line to be UTF-8. */
const MOSTLY = 0.8;

/** Finds how bytes are to be read as text. Bytes that are UTF-8 throughout are read so: Thai text under windows-874 hardly ever is. */
export function howToDecode(bytes: Buffer, choice: EncodingChoice): DecodedBytes {
  if (isAscii(bytes)) {
    return { encoding: choice === 'detect' ? 'utf-8' : choice, decode: asLatin, mixed: false };
  }
  if (choice !== 'detect') return { encoding: choice, decode: decoderOf(choice), mixed: false };
  if (isTrulyUtf8(bytes)) return { encoding: 'utf-8', decode: asUtf8, mixed: false };
  const { utf8, thai } = countLines(bytes);
  const encoding = utf8 > thai ? 'utf-8' : 'windows-874';
  return { encoding, decode: decoderOf(encoding), mixed: utf8 > 0 };
}

/** How one line of a file with two encodings is read; a line of plain letters goes with the rest. */
export function encodingOfLine(line: Buffer, rest: FileEncoding): FileEncoding {
  if (isAscii(line)) return rest;
  return looksUtf8(line) ? 'utf-8' : 'windows-874';
}

/** The decoder of an encoding; what cannot be read becomes the replacement letter. */
export function decoderOf(encoding: FileEncoding): (bytes: Buffer) => string {
  if (encoding === 'utf-8') return asUtf8;
  const letters = lettersOf('windows-874');
  return (bytes) => {
    const text = new Uint16Array(bytes.length);
    for (let at = 0; at < bytes.length; at += 1) text[at] = letters[bytes[at] ?? 0] ?? 0;
    return Buffer.from(text.buffer).toString('utf16le');
  };
}

/** The letter of each byte: a table is several times faster than a decoder for the many short values of a dBase table. */
function lettersOf(encoding: string): Uint16Array {
  const text = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_none, byte) => byte));
  return Uint16Array.from(text, (letter) => letter.charCodeAt(0));
}

function asUtf8(bytes: Buffer): string {
  return bytes.toString('utf8');
}

function asLatin(bytes: Buffer): string {
  return bytes.toString('latin1');
}

function countLines(bytes: Buffer): { utf8: number; thai: number } {
  const found = { utf8: 0, thai: 0 };
  let start = 0;
  while (start < bytes.length) {
    const next = bytes.indexOf(LINE_FEED, start);
    const end = next === -1 ? bytes.length : next;
    const line = bytes.subarray(start, end);
    if (!isAscii(line)) found[looksUtf8(line) ? 'utf8' : 'thai'] += 1;
    start = end + 1;
  }
  return found;
}

/** Text that was cut within a letter is no longer UTF-8, and yet nearly all of it is. */
function looksUtf8(line: Buffer): boolean {
  if (isUtf8(line)) return isTrulyUtf8(line);
  let high = 0;
  let whole = 0;
  for (let at = 0; at < line.length; ) {
    const byte = line[at] ?? 0;
    if (byte < HIGH_BIT) {
      at += 1;
      continue;
    }
    const length = byte <= HIGHEST_TWO_BYTE_START ? 2 : byte <= HIGHEST_THREE_BYTE_START ? 3 : 4;
    const isLetter = at + length <= line.length && isUtf8(line.subarray(at, at + length));
    if (isLetter) whole += length;
    high += isLetter ? length : 1;
    at += isLetter ? length : 1;
  }
  return high > 0 && whole / high >= MOSTLY;
}

/**
 * Short words of windows-874, such as a vowel or a mark with two consonants, are UTF-8 of some other script by chance. Where there is nothing
 * but such words, the text is Thai.
 */
function isTrulyUtf8(bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < HIGH_BIT) {
      at += 1;
      continue;
    }
    if (isSignAndConsonants(bytes, at)) at += 3;
    else if (isTwoThaiLetters(bytes, at)) at += 2;
    else return true;
  }
  return false;
}

/** Two letters in a row are one of Cyrillic or Arabic by chance. Below stand the signs of Latin, such as the micro sign of medicines. */
function isTwoThaiLetters(bytes: Buffer, at: number): boolean {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
  return first > HIGHEST_LATIN_START && first <= HIGHEST_TWO_BYTE_START && isConsonant(second);
}

/** A vowel or a mark of tone with two consonants is one sign of another script by chance, such as Chinese. */
function isSignAndConsonants(bytes: Buffer, at: number): boolean {
  const [sign = 0, first = 0, second = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  const isSign = sign >= FIRST_SIGN && sign <= LAST_SIGN;
  const isThaiLetter = sign === FIRST_SIGN && (first === 0xb8 || first === 0xb9);
  return isSign && !isThaiLetter && isConsonant(first) && isConsonant(second);
}

function isConsonant(byte: number): boolean {
  return byte >= FIRST_CONSONANT && byte <= LAST_CONSONANT;
}
