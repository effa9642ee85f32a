import { appendFileSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';

/** Small enough that a thousand spools fit in memory, large enough that opening the file again costs nothing. */
const SPOOL_BYTES = 65_536;
/** What does not fit goes in pieces of so many letters. */
const PIECE_LETTERS = 8192;
/** A letter of a Thai name takes three bytes in UTF-8; none takes more for each unit of a string. */
const BYTES_A_LETTER = { 'utf-8': 3, 'windows-874': 1 } as const;

/** Text on its way into a file. No file stays open, so any number of spools can be in use at once. */
export type Spool = Readonly<{ add: (text: string) => void; flush: () => void }>;

type Encoding = keyof typeof BYTES_A_LETTER;

/** Starts a file and fills it in large pieces; letters that the encoding does not have become `?`, as they do at agencies. */
export function openSpool(path: string, encoding: Encoding): Spool {
  const bytes = Buffer.allocUnsafe(SPOOL_BYTES);
  const put = encoding === 'utf-8' ? putUtf8 : singleBytePutter('win874');
  let used = 0;
  const flush = () => {
    if (used > 0) appendFileSync(path, bytes.subarray(0, used));
    used = 0;
  };
  const add = (text: string): void => {
    const most = text.length * BYTES_A_LETTER[encoding];
    if (used + most > SPOOL_BYTES) flush();
    if (most <= SPOOL_BYTES) {
      used += put(bytes, used, text);
      return;
    }
    for (let from = 0; from < text.length; from += PIECE_LETTERS) add(text.slice(from, from + PIECE_LETTERS));
  };
  writeFileSync(path, '');
  return { add, flush };
}

/** Puts text into bytes from a place on and gives how many bytes it took. */
type Putter = (bytes: Buffer, from: number, text: string) => number;

const putUtf8: Putter = (bytes, from, text) => bytes.write(text, from, 'utf8');

/** Looks letters up in a table of the encoding, made from the encoder itself; much quicker than calling it for each line. */
function singleBytePutter(encoding: string): Putter {
  const table = new Uint8Array(65_536).fill('?'.charCodeAt(0));
  const letters = iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), encoding);
  for (let byte = 0; byte < 256; byte++) {
    const letter = letters.charCodeAt(byte);
    if (letter !== REPLACEMENT) table[letter] = byte;
  }
  return (bytes, from, text) => {
    for (let place = 0; place < text.length; place++) {
      bytes[from + place] = table[text.charCodeAt(place)] ?? 0;
    }
    return text.length;
  };
}

/** What a decoder gives for a byte that stands for nothing. */
const REPLACEMENT = 0xfffd;
