import { type EncodingBatch, WORD_BITS } from '../exchange/index.ts';
import type { EncodingKeys, EncodingSettings } from '../project/index.ts';
import { type ClearRecord, makeEncoder } from './encoder.ts';

const RECORDS_A_BATCH = 4096;

/** Encodes records as they come and gives them on in batches, so that memory does not grow with the register. */
export async function* encodeRecords(
  rows: AsyncIterable<ClearRecord> | Iterable<ClearRecord>,
  settings: EncodingSettings,
  keys: EncodingKeys,
): AsyncGenerator<EncodingBatch> {
  const { header, encode } = makeEncoder(settings, keys);
  const each = header.bits / WORD_BITS;
  let ids: string[] = [];
  let words = new Int32Array(RECORDS_A_BATCH * each);
  for await (const row of rows) {
    words.set(encode(row), ids.length * each);
    ids.push(row.id);
    if (ids.length < RECORDS_A_BATCH) continue;
    yield { ids, words };
    ids = [];
    words = new Int32Array(RECORDS_A_BATCH * each);
  }
  if (ids.length > 0) yield { ids, words: words.subarray(0, ids.length * each) };
}
