import { z } from 'zod';
import { problem } from '../../../base/errors/index.ts';

export const WORD_BITS = 32;

/** What travels with encodings: which settings and which key made them, and how long they are. */
export const encodingHeaderSchema = z
  .strictObject({
    format: z.literal('chipao-encodings'),
    version: z.literal(1),
    settings: z.string().min(1),
    key: z.string().min(1),
    bits: z
      .number()
      .int()
      .positive()
      .multipleOf(2 * WORD_BITS),
    /** How many records follow, where that was known beforehand: a file that was cut between two lines is noticed. */
    records: z.number().int().min(0).optional(),
  })
  .readonly();
export type EncodingHeader = z.infer<typeof encodingHeaderSchema>;

/** Some encoded records: the party's own marks for them, and their filters one after another. */
export type EncodingBatch = Readonly<{
  ids: readonly string[];
  /** Signed words, because the engine reads those several times faster than unsigned ones; only the bits count. */
  words: Int32Array;
}>;

/** All that a linkage unit gets of a party. */
export type Encodings = EncodingBatch & Readonly<{ header: EncodingHeader }>;

/** Joins batches; a mark that comes twice is refused, since nobody could tell which record was linked. */
export async function collectEncodings(
  header: EncodingHeader,
  batches: AsyncIterable<EncodingBatch> | Iterable<EncodingBatch>,
): Promise<Encodings> {
  const parts: EncodingBatch[] = [];
  for await (const batch of batches) parts.push(batch);
  const ids = parts.flatMap((part) => part.ids);
  const different = new Set(ids).size;
  if (different < ids.length) throw problem('ENCODING_ID_REPEATED', { repeated: ids.length - different });
  const words = new Int32Array((ids.length * header.bits) / WORD_BITS);
  let at = 0;
  for (const part of parts) {
    words.set(part.words, at);
    at += part.words.length;
  }
  return { header, ids, words };
}

/** Refuses to compare what cannot be compared: other settings first, then another key. */
export function checkSameProject(left: EncodingHeader, right: EncodingHeader): void {
  if (left.settings !== right.settings || left.bits !== right.bits)
    throw problem('ENCODING_SETTINGS_DIFFER', { left: left.settings, right: right.settings });
  if (left.key !== right.key) throw problem('ENCODING_KEYS_DIFFER', { left: left.key, right: right.key });
}
