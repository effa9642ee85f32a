import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Agreement } from './agreement.ts';
import { hashOf } from './hash-of.ts';

/** One party's signature over the hash of one version. */
export type Signature = Readonly<{ party: string; kid: string; alg: 'Ed25519'; signature: string }>;

/** A key that may sign for a party; public, as base64 of its SPKI form. */
export type PartyKey = Readonly<{ party: string; kid: string; publicKey: string }>;

/** A key that can sign; it stays with the party. */
export type SigningKey = PartyKey & Readonly<{ privateKey: KeyObject }>;

const DOMAIN = 'chipao agreement v1\n';
const KID_DIGITS = 16;

/** Makes a new key for a party. */
export function makeSigningKey(party: string): SigningKey {
  return signingKeyOf(party, generateKeyPairSync('ed25519').privateKey);
}

/** Reads a party's private key from PEM text; throws when it is none, or not for Ed25519. */
export function readSigningKey(party: string, pem: string): SigningKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new RangeError('the key is not an Ed25519 key');
  return signingKeyOf(party, key);
}

/** Reads a party's public key from PEM text; throws when it is none, or not for Ed25519. */
export function readPartyKey(party: string, pem: string): PartyKey {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new RangeError('the key is not an Ed25519 key');
  return partyKeyOf(party, key);
}

/** The private key as PEM text, to be kept by the party. */
export function writeSigningKey({ privateKey }: SigningKey): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Signs a version for a party. */
export function signAgreement(agreement: Agreement, key: SigningKey): Signature {
  const signature = sign(null, signedBytes(agreement), key.privateKey).toString('base64');
  return { party: key.party, kid: key.kid, alg: 'Ed25519', signature };
}

/** Whether a signature is that of a party's key over this very version. */
export function isSignedBy(agreement: Agreement, signature: Signature, key: PartyKey): boolean {
  if (signature.party !== key.party || signature.kid !== key.kid || signature.alg !== 'Ed25519') return false;
  const bytes = Buffer.from(signature.signature, 'base64');
  return verify(null, signedBytes(agreement), publicKeyOf(key), bytes);
}

/** What is wanting before a version may become active: parties without a signature that holds under one of their keys. */
export function partiesMissing(
  agreement: Agreement,
  signatures: readonly Signature[],
  keys: readonly PartyKey[],
): string[] {
  const holds = (party: string) =>
    signatures.some(
      (signature) =>
        signature.party === party &&
        keys.some((key) => key.party === party && isSignedBy(agreement, signature, key)),
    );
  return agreement.parties.map(({ id }) => id).filter((party) => !holds(party));
}

function signedBytes(agreement: Agreement): Buffer {
  return Buffer.from(DOMAIN + hashOf(agreement));
}

function signingKeyOf(party: string, privateKey: KeyObject): SigningKey {
  return { ...partyKeyOf(party, createPublicKey(privateKey)), privateKey };
}

function partyKeyOf(party: string, key: KeyObject): PartyKey {
  const spki = key.export({ type: 'spki', format: 'der' });
  const kid = createHash('sha256').update(spki).digest('hex').slice(0, KID_DIGITS);
  return { party, kid, publicKey: spki.toString('base64') };
}

function publicKeyOf({ publicKey }: PartyKey): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
}
