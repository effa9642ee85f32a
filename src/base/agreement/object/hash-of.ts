import { createHash } from 'node:crypto';
import { canonicalJson } from '../../model/index.ts';

/** The hash of a value's canonical text: `sha256:` and 64 digits. */
export function hashOf(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}
