import { problem } from '../../../base/errors/index.ts';
import {
  collectEncodings,
  type EncodingBatch,
  type EncodingHeader,
  type Encodings,
  encodingHeaderSchema,
  WORD_BITS,
} from './encodings.ts';

const BYTES_A_WORD = WORD_BITS / 8;
const LINES_A_BATCH = 4096;
const CONTROL = /\p{Cc}/u;

/** Writes encodings as lines of text: the header as JSON, then a mark, a tab and the bits in base64 for each record. */
export async function* writeEncodingLines(
  header: EncodingHeader,
  batches: AsyncIterable<EncodingBatch> | Iterable<EncodingBatch>,
): AsyncGenerator<string> {
  yield JSON.stringify(header);
  const each = header.bits / WORD_BITS;
  const bytes = Buffer.alloc(each * BYTES_A_WORD);
  for await (const { ids, words } of batches)
    for (const [place, id] of ids.entries()) {
      if (id === '' || CONTROL.test(id)) throw problem('ENCODING_ID_UNUSABLE', { place: place + 1 });
      for (let word = 0; word < each; word++)
        bytes.writeInt32LE(words[place * each + word] ?? 0, word * BYTES_A_WORD);
      yield `${id}\t${bytes.toString('base64')}`;
    }
}

/**
 * Reads what `writeEncodingLines` wrote; problems call it by the name of the file. Throws ENCODING_HEADER_MISSING,
 * ENCODING_LINE_DAMAGED with the number of the line, or ENCODING_LINES_MISSING.
 */
export async function readEncodingLines(
  lines: AsyncIterable<string> | Iterable<string>,
  file = '-',
): Promise<Encodings> {
  const source = iterate(lines);
  const first = await source.next();
  const header = headerOf(first.done ? '' : first.value, file);
  const encodings = await collectEncodings(header, batchesOf(header, source, file));
  const found = encodings.ids.length;
  const expected = header.records ?? found;
  if (found !== expected) throw problem('ENCODING_LINES_MISSING', { file, found, expected });
  return encodings;
}

async function* iterate(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}

function headerOf(line: string, file: string): EncodingHeader {
  try {
    return encodingHeaderSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw problem('ENCODING_HEADER_MISSING', { file }, cause);
  }
}

async function* batchesOf(
  header: EncodingHeader,
  lines: AsyncGenerator<string>,
  file: string,
): AsyncGenerator<EncodingBatch> {
  const each = header.bits / WORD_BITS;
  let ids: string[] = [];
  let words = new Int32Array(LINES_A_BATCH * each);
  let number = 1;
  for await (const line of lines) {
    number++;
    if (line === '') continue;
    const [id, text = '', ...more] = line.split('\t');
    const bytes = Buffer.from(text, 'base64');
    if (!id || more.length > 0 || bytes.length !== each * BYTES_A_WORD)
      throw problem('ENCODING_LINE_DAMAGED', { file, line: number });
    for (let word = 0; word < each; word++)
      words[ids.length * each + word] = bytes.readInt32LE(word * BYTES_A_WORD);
    ids.push(id);
    if (ids.length < LINES_A_BATCH) continue;
    yield { ids, words };
    ids = [];
    words = new Int32Array(LINES_A_BATCH * each);
  }
  yield { ids, words: words.subarray(0, ids.length * each) };
}
