import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

type Payload = Readonly<Record<string, unknown>>;

/** A key and what is known of it. */
export type Keys = Readonly<{ privateKey: KeyObject; publicKey: KeyObject; jwk: Record<string, unknown> }>;

/** A new key on the curve P-256. */
export function makeKeys(): Keys {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { privateKey, publicKey, jwk: { ...publicKey.export({ format: 'jwk' }) } };
}

/** Signs a token as its owner does. */
export function sign(
  { privateKey }: Keys,
  payload: Payload,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return new SignJWT({ ...payload }).setProtectedHeader({ alg: 'ES256', ...header }).sign(privateKey);
}

/** The ways in which a token that would be good is made a wrong one, each by its name. */
export function forgeries(
  keys: Keys,
  payload: Payload,
): Readonly<Record<string, () => Promise<string> | string>> {
  const other = makeKeys();
  const now = Math.floor(Date.now() / 1000);
  return {
    'no algorithm': () => `${part({ alg: 'none' })}.${part(payload)}.`,
    'no signature': async () => (await sign(keys, payload)).replace(/\.[^.]+$/, '.'),
    'HS256 with the public key in PEM': () =>
      withSecret(payload, createPublicKey(keys.privateKey).export({ type: 'spki', format: 'pem' })),
    'HS256 with the public key as JWK': () => withSecret(payload, JSON.stringify(keys.jwk)),
    'another audience': () => sign(keys, { ...payload, aud: 'https://elsewhere.example' }),
    'past its time': () => sign(keys, { ...payload, iat: now - 7200, exp: now - 3600 }),
    'another issuer': () => sign(keys, { ...payload, iss: 'https://elsewhere.example' }),
    'a stranger’s key': () => sign(other, payload),
    'a key in the header': () => sign(other, payload, { jwk: other.jwk }),
    'an address of keys in the header': () => sign(other, payload, { jku: 'https://elsewhere.example/keys' }),
    'a payload changed after signing': async () => {
      const [header, , signature] = (await sign(keys, payload)).split('.');
      return `${header}.${part({ ...payload, sub: 'somebody-else' })}.${signature}`;
    },
  };
}

function withSecret(payload: Payload, secret: string | Buffer): string {
  const signed = `${part({ alg: 'HS256' })}.${part(payload)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function part(content: Payload): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}
