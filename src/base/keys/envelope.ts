import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of its own for a purpose and whatever tells its uses apart: HKDF-SHA256. Different lists of words never give one key. */
export function deriveKey(secret: Buffer, ...words: readonly string[]): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'chipao', JSON.stringify(words), KEY_BYTES));
}

/** A key (or any few bytes) under another: nonce, text and tag of AES-256-GCM. It opens only beside the same words. */
export function wrap(key: Buffer, content: Buffer, ...words: readonly string[]): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(JSON.stringify(words)));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** What was wrapped; throws when a bit differs, or the words. */
export function unwrap(key: Buffer, wrapped: Buffer, ...words: readonly string[]): Buffer {
  const nonce = wrapped.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(JSON.stringify(words)))
    .setAuthTag(wrapped.subarray(-TAG_BYTES));
  const content = wrapped.subarray(NONCE_BYTES, -TAG_BYTES);
  return Buffer.concat([decipher.update(content), decipher.final()]);
}

/** A fresh key from the system's random source. */
export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}
