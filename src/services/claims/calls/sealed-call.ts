import { createHmac } from 'node:crypto';
import type { Keys } from '../../../base/keys/index.ts';

/** Where a sealed call belongs: what kind it is, and of which hospital. It opens only there. */
export type CallPlace = Readonly<{ kind: string; hospital: string }>;

const GENERATION_BYTES = 4;

/** What was said in a call, sealed under the home's vault. */
export function sealCall(keys: Keys, { kind, hospital }: CallPlace, said: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(said));
  const { generation, wrapped } = keys.wrapKey('vault', text, wordsOf(kind, hospital));
  const mark = Buffer.alloc(GENERATION_BYTES);
  mark.writeUInt32BE(generation);
  return Buffer.concat([mark, wrapped]);
}

/** What was sealed, as plain data; throws when it, its key or its place is another. */
export function openCall(keys: Keys, { kind, hospital }: CallPlace, sealed: Buffer): unknown {
  const key = { generation: sealed.readUInt32BE(0), wrapped: sealed.subarray(GENERATION_BYTES) };
  return JSON.parse(keys.unwrapKey('vault', key, wordsOf(kind, hospital)).toString('utf8')) as unknown;
}

/** A keyed hash of words of a hospital: by it the same is known again, and nothing is told of it. */
export function callToken(keys: Keys, { kind, hospital }: CallPlace, ...words: readonly string[]): Buffer {
  const key = keys.tokenKey({ agreement: 'claim-calls', recipient: hospital, epoch: kind });
  return createHmac('sha256', key).update(JSON.stringify(words)).digest();
}

function wordsOf(kind: string, hospital: string): readonly string[] {
  return ['claim-call', kind, hospital];
}
