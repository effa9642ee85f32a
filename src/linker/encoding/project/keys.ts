import { createHmac } from 'node:crypto';
import { problem } from '../../../base/errors/index.ts';

/** A digest of SHA-256 is as long; a shorter key could be searched, a longer one adds nothing. */
const LEAST_BYTES = 32;
/** 32 random bytes hold some 30 different ones; a repeated word, or text of one kind, holds few. */
const LEAST_DIFFERENT = 16;
const FINGERPRINT_LETTERS = 16;
const HEX = /^(?:[0-9a-f]{2})+$/i;

/**
 * What a party encodes with: the key both parties share and the linkage unit must never see, and, for `blip`, a secret of its own.
 */
export type EncodingKeys = Readonly<{ shared: Uint8Array; noise: Uint8Array | null }>;

/** Reads keys written in hexadecimal. Throws ENCODING_KEY_SHORT or ENCODING_KEY_GUESSABLE, never showing any of it. */
export function readEncodingKeys(written: Readonly<{ shared: string; noise?: string }>): EncodingKeys {
  const keys = {
    shared: keyOf(written.shared),
    noise: written.noise === undefined ? null : keyOf(written.noise),
  };
  if (keys.noise && Buffer.compare(keys.shared, keys.noise) === 0) throw problem('ENCODING_KEY_GUESSABLE');
  return keys;
}

/** Tells two keys apart without giving either away: a keyed digest of fixed words. */
export function keyFingerprint({ shared }: EncodingKeys): string {
  return createHmac('sha256', shared)
    .update('chipao encoding key')
    .digest('hex')
    .slice(0, FINGERPRINT_LETTERS);
}

function keyOf(written: string): Uint8Array {
  const text = written.trim();
  if (!HEX.test(text)) throw problem('ENCODING_KEY_SHORT', { bytes: 0, needed: LEAST_BYTES });
  const bytes = new Uint8Array(Buffer.from(text, 'hex'));
  if (bytes.length < LEAST_BYTES)
    throw problem('ENCODING_KEY_SHORT', { bytes: bytes.length, needed: LEAST_BYTES });
  if (new Set(bytes).size < LEAST_DIFFERENT) throw problem('ENCODING_KEY_GUESSABLE');
  return bytes;
}
