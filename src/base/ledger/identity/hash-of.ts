import { createHash } from 'node:crypto';

/** What is kept of a secret that was handed out, so that who reads the book cannot use what is in it. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
