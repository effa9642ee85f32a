import { createHash } from 'node:crypto';
import type { Claim } from '../../../base/claim/index.ts';

/** Addresses of a claim's resources within one bundle: the same claim has the same ones, and they tell nothing of it. */
export type Places = Readonly<{ of: (kind: string, number?: number) => string }>;

/** Makes the addresses of a claim's resources. */
export function placesOf({ key }: Pick<Claim, 'key'>): Places {
  return { of: (kind, number = 0) => `urn:uuid:${uuidOf(`${key} ${kind} ${number}`)}` };
}

/** A name-based UUID (RFC 9562, version 8: ours by SHA-256). */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
