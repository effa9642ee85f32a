import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** A secret that is handed out once and kept nowhere: who has it is let in. */
export function makeSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is kept of a secret that was handed out, so that who reads the book cannot use what is in it. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
