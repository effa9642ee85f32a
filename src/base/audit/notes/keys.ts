import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { problem } from '../../errors/index.ts';

/** What a key signs: a log its checkpoints, or a witness that it saw one. The first byte of a key says which. */
export const KEY_KINDS = { log: 0x01, witness: 0x04 } as const;
export type KeyKind = keyof typeof KEY_KINDS;

/** What checks a name's signatures. Written as `name+id+key`, it is what others are told to trust. */
export type Verifier = Readonly<{
  kind: KeyKind;
  name: string;
  id: Buffer;
  text: string;
  isSignedBy(message: Buffer, signature: Buffer): boolean;
}>;

/** What signs in a name. */
export type Signer = Verifier & Readonly<{ sign(message: Buffer): Buffer; secret: string }>;

const SEED_BYTES = 32;
const ID_BYTES = 4;
const SECRET = 'PRIVATE+KEY+';
/** What stands before the seed of an Ed25519 key in PKCS #8, and before the key itself in SPKI. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Makes a new key for a name. */
export function makeSigner(kind: KeyKind, name: string): Signer {
  return signerFrom(kind, name, randomBytes(SEED_BYTES));
}

/** The key of a seed, whose name ends with letters of the key itself: no two seeds give signers of one name. */
export function signerOfSeed(kind: KeyKind, name: string, seed: Buffer): Signer {
  const own = createHash('sha256')
    .update(signerFrom(kind, name, seed).text)
    .digest('hex')
    .slice(0, 12);
  return signerFrom(kind, `${name}-${own}`, seed);
}

/** Reads a key back from its secret text. */
export function readSigner(text: string): Signer {
  const trimmed = text.trim();
  if (!trimmed.startsWith(SECRET)) throw unreadable('it does not begin as a secret key');
  const { kind, name, bytes } = parseKey(trimmed.slice(SECRET.length));
  return signerFrom(kind, name, bytes);
}

/** Reads the key of somebody to trust: `name+id+key`. */
export function readVerifier(text: string): Verifier {
  const { kind, name, bytes, id } = parseKey(text.trim());
  const verifier = verifierFrom(kind, name, bytes);
  if (verifier.id.toString('hex') !== id) throw unreadable('its id is not that of its key');
  return verifier;
}

function parseKey(text: string) {
  const [name = '', id = '', encoded = ''] = splitKey(text);
  const [type, ...rest] = Buffer.from(encoded, 'base64');
  const kind = type === KEY_KINDS.log ? 'log' : type === KEY_KINDS.witness ? 'witness' : undefined;
  if (!isName(name) || !kind || rest.length !== SEED_BYTES)
    throw unreadable('it is not written as name+id+key');
  return { kind, name, id, bytes: Buffer.from(rest) } as const;
}

/** The encoded key may hold a plus itself, the name and the id never. */
function splitKey(text: string): string[] {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  if (first < 0 || second < 0) return [];
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}

function isName(name: string): boolean {
  return /^[^\s+]+$/u.test(name);
}

function unreadable(reason: string): Error {
  return problem('AUDIT_UNREADABLE', { place: 'key', reason });
}

function verifierFrom(kind: KeyKind, name: string, bytes: Buffer): Verifier {
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });
  const typed = Buffer.concat([Buffer.of(KEY_KINDS[kind]), bytes]);
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, ID_BYTES);
  return {
    kind,
    name,
    id,
    text: `${name}+${id.toString('hex')}+${typed.toString('base64')}`,
    isSignedBy: (message, signature) => verify(null, message, key, signature),
  };
}

function signerFrom(kind: KeyKind, name: string, seed: Buffer): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const verifier = verifierFrom(kind, name, publicBytes(key));
  const typed = Buffer.concat([Buffer.of(KEY_KINDS[kind]), seed]).toString('base64');
  return {
    ...verifier,
    sign: (message) => sign(null, message, key),
    secret: `${SECRET}${name}+${verifier.id.toString('hex')}+${typed}`,
  };
}

function publicBytes(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
}
