import { createCipheriv, createHmac } from 'node:crypto';
import { problem } from '../../../base/errors/index.ts';
import { WORD_BITS } from '../exchange/index.ts';
import type { EncodingKeys, EncodingSettings } from '../project/index.ts';

const SCALE = 2 ** 16;
const BYTES_A_DRAW = 2;
const BLOCK_BYTES = 16;

/** Changes a filled filter before it leaves the party; the mark of the record is given for chance that belongs to it. */
export type Harden = (filter: Int32Array, id: string) => Int32Array;

/** Makes the hardening the settings ask for. Throws ENCODING_NOISE_MISSING where chance is asked for without a secret to draw it from. */
export function makeHarden({ hardening }: EncodingSettings, { noise }: EncodingKeys): Harden {
  if (hardening.kind === 'none') return (filter) => filter;
  if (hardening.kind === 'xor-fold') return foldHalves;
  if (!noise) throw problem('ENCODING_NOISE_MISSING');
  return (filter, id) => flipSome(filter, hardening.flip, drawsOf(noise, filter, id));
}

/** Schnell and Borgs, 2016: XOR-folding for hardening Bloom filter-based encryptions. */
function foldHalves(filter: Int32Array): Int32Array {
  const half = filter.length / 2;
  return filter.subarray(0, half).map((word, at) => word ^ (filter[at + half] ?? 0));
}

/** Permanent randomised response on each bit (Erlingsson, Pihur and Korolova, 2014; on Bloom filters of people: Schnell and Borgs, 2016). */
function flipSome(filter: Int32Array, flip: number, draws: Buffer): Int32Array {
  const below = Math.round(flip * SCALE);
  return filter.map((word, at) => {
    let flipped = word;
    for (let bit = 0; bit < WORD_BITS; bit++)
      if (draws.readUInt16LE((at * WORD_BITS + bit) * BYTES_A_DRAW) < below) flipped ^= 1 << bit;
    return flipped;
  });
}

/**
 * Chance that belongs to the record and its content: encoded again it comes out the same, or somebody who gets it often enough
 * could average the noise away. It hangs on the party's own secret, so whoever holds the shared key cannot take it off.
 */
function drawsOf(noise: Uint8Array, filter: Int32Array, id: string): Buffer {
  const seed = createHmac('sha256', noise).update(id).update('\n').update(filter).digest();
  const stream = createCipheriv('aes-256-ctr', seed, Buffer.alloc(BLOCK_BYTES));
  return stream.update(Buffer.alloc(filter.length * WORD_BITS * BYTES_A_DRAW));
}
