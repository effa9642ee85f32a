import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** The key that messages are signed with, and the public half as others read it. */
export type MessageKey = Readonly<{ privateKey: KeyObject; jwk: MessageJwk }>;

/** A public key in the form of RFC 8037. */
export type MessageJwk = Readonly<{
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  kid: string;
  use: 'sig';
  alg: 'EdDSA';
}>;

/** What stands before the 32 bytes of an Ed25519 key in its PKCS #8 form. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const ID_DIGITS = 32;
const KID_LETTERS = 11;
const MS_A_SECOND = 1000;

/** The key of a home for messages about events. */
export function messageKeyOf(keys: Readonly<{ signingSeed: (signer: string) => Buffer }>): MessageKey {
  const der = Buffer.concat([PKCS8, keys.signingSeed('events')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = `events-${x.slice(0, KID_LETTERS)}`;
  return { privateKey, jwk: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' } };
}

/** The id of an event for one recipient: the same however often it is sent, and another for everybody else. */
export function messageIdOf(tokenKey: Uint8Array, eventId: string): string {
  const digest = createHmac('sha256', tokenKey).update(`event:${eventId}`).digest('hex');
  return `evt_${digest.slice(0, ID_DIGITS)}`;
}

/** A message as it leaves. */
export type Message = Readonly<{ id: string; body: string; at: Date }>;

/**
 * The headers by which a receiver knows who sent a message, when, and whether it has it already: those of Standard Webhooks, with an
 * Ed25519 signature.
 */
export function messageHeaders({ id, body, at }: Message, key: MessageKey): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / MS_A_SECOND));
  const signature = sign(null, Buffer.from(`${id}.${timestamp}.${body}`), key.privateKey).toString('base64');
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1a,${signature}`,
    'webhook-key-id': key.jwk.kid,
  };
}
