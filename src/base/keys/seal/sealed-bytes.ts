import { newKey, unwrap, wrap } from '../envelope.ts';
import type { Keys, WrappedKey } from '../keys.ts';

/** Parts that were sealed together, each under the same key, which is wrapped under the vault's. */
export type SealedParts = Readonly<{ key: WrappedKey; parts: readonly Buffer[] }>;

/** Seals parts under a fresh key; each opens only at its place and in its order. */
export function sealParts(keys: Keys, place: readonly string[], parts: readonly Buffer[]): SealedParts {
  const key = newKey();
  return {
    key: keys.wrapKey('vault', key, place),
    parts: parts.map((part, index) => wrap(key, part, ...place, String(index))),
  };
}

/** One of the parts as it was; throws when a bit or the place differs. */
export function openPart(
  keys: Keys,
  place: readonly string[],
  { key, part, index }: Readonly<{ key: WrappedKey; part: Buffer; index: number }>,
): Buffer {
  return unwrap(keys.unwrapKey('vault', key, place), part, ...place, String(index));
}
