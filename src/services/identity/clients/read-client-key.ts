import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { problem } from '../../../base/errors/index.ts';
import type { PartyClient } from '../../../base/ledger/index.ts';

type ClientKey = Pick<PartyClient, 'algorithm' | 'publicKey'>;

/** Reads the public key of a client from the text of a file, JWK or PEM. Throws CLIENT_KEY_INVALID, also for a private key. */
export function readClientKey(text: string): ClientKey {
  if (/PRIVATE KEY/.test(text) || /"d"\s*:/.test(text))
    throw problem('CLIENT_KEY_INVALID', { reason: 'it is a private key, which must stay where it is' });
  const key = readKey(text.trim());
  const jwk = { ...key.export({ format: 'jwk' }) };
  if (key.asymmetricKeyType === 'ed25519') return { algorithm: 'EdDSA', publicKey: jwk };
  if (key.asymmetricKeyType === 'ec' && jwk['crv'] === 'P-256') return { algorithm: 'ES256', publicKey: jwk };
  throw problem('CLIENT_KEY_INVALID', { reason: `keys of the kind ${key.asymmetricKeyType} are not taken` });
}

function readKey(text: string): KeyObject {
  try {
    return text.startsWith('{')
      ? createPublicKey({ key: JSON.parse(text), format: 'jwk' })
      : createPublicKey(text);
  } catch (cause) {
    throw problem('CLIENT_KEY_INVALID', { reason: 'it cannot be read' }, cause);
  }
}

/** The thumbprint of a certificate in PEM, as tokens are bound to it. Throws CLIENT_KEY_INVALID. */
export function certificateThumbprint(text: string | Buffer): string {
  try {
    return createHash('sha256').update(new X509Certificate(text).raw).digest('base64url');
  } catch (cause) {
    throw problem('CLIENT_KEY_INVALID', { reason: 'the certificate cannot be read' }, cause);
  }
}
