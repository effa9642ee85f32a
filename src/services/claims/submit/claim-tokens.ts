import { hash } from 'node:crypto';
import type { Keys } from '../../../base/keys/index.ts';

/** Keyed tokens by which the ledger tells claims and people apart without holding what they are. */
export type ClaimTokens = Readonly<{
  /** Of a claim's key. */
  claim: (key: string) => Buffer;
  /** Of a person's number. */
  person: (number: string) => Buffer;
  /** Of what a claim says. */
  content: (text: string) => Buffer;
  /** Of an upload, for its receipt. */
  receipt: (words: string) => string;
}>;

const TOKEN_BYTES = 16;
const RECEIPT_DIGITS = 24;

/** Opens the tokens of claims; each kind has a key of its own. */
export function openClaimTokens(keys: Keys): ClaimTokens {
  const macOf = (epoch: string) =>
    openMac(keys.tokenKey({ agreement: 'claims', recipient: 'ledger', epoch }));
  const token = (epoch: string) => {
    const mac = macOf(epoch);
    return (text: string) => mac(text).subarray(0, TOKEN_BYTES);
  };
  const receipt = macOf('receipt');
  return {
    claim: token('claim'),
    person: token('person'),
    content: token('content'),
    receipt: (words) => `R${receipt(words).toString('hex').slice(0, RECEIPT_DIGITS).toUpperCase()}`,
  };
}

const BLOCK_BYTES = 64;
const INNER = 0x36;
const OUTER = 0x5c;

/** HMAC-SHA-256 by two calls of the hash: an upload needs some fifty, and an object for each takes longer than the hashing. */
function openMac(key: Buffer): (text: string) => Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  key.copy(block);
  const inner = Buffer.from(block.map((byte) => byte ^ INNER));
  const outer = Buffer.from(block.map((byte) => byte ^ OUTER));
  return (text) => {
    const first = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer');
    return hash('sha256', Buffer.concat([outer, first]), 'buffer');
  };
}
