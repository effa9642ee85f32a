import { appendFileSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';

/** Small enough that hundreds of spools fit in memory, large enough that opening the file again costs nothing. */
const FLUSH_LETTERS = 131_072;

/** Text on its way into a file. No file stays open, so any number of spools can be in use at once. */
export type Spool = Readonly<{ add: (text: string) => void; flush: () => void }>;

/** Starts a file and fills it in large pieces; letters that the encoding does not have become `?`, as they do at agencies. */
export function openSpool(path: string, encoding: 'utf-8' | 'windows-874'): Spool {
  const encode = (text: string) =>
    encoding === 'windows-874' ? iconv.encode(text, 'win874') : Buffer.from(text, 'utf8');
  let waiting = '';
  const flush = () => {
    if (waiting === '') return;
    appendFileSync(path, encode(waiting));
    waiting = '';
  };
  writeFileSync(path, '');
  return {
    add: (text) => {
      waiting += text;
      if (waiting.length >= FLUSH_LETTERS) flush();
    },
    flush,
  };
}
