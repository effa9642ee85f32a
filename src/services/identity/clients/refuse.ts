import { problem } from '../../../base/errors/index.ts';

/** Refuses a client with a short reason that holds nothing of what it sent. */
export function refuse(reason: string, cause?: unknown): never {
  throw problem('CLIENT_REFUSED', { reason }, cause);
}

/** The library's own short word for what is wrong with a token. */
export function wordOf(cause: unknown): string {
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
  return 'unreadable';
}

/** Headers by which a token would bring its own key along, or say where to fetch one. */
const KEYS_BROUGHT_ALONG = ['jku', 'x5u', 'x5c', 'jwk'];

/** Refuses a token that brings a key along where ours is the one that counts. */
export function refuseOwnKeys(
  header: Readonly<Record<string, unknown>>,
  allowed: readonly string[] = [],
): void {
  const brought = KEYS_BROUGHT_ALONG.find((name) => !allowed.includes(name) && header[name] !== undefined);
  if (brought !== undefined) refuse(`a key in the header (${brought})`);
}
