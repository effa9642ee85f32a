import type { AuditReadProof } from '../../../contract/index.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the browser found out about a proof by itself. */
export type ProofCheck = Readonly<{
  /** Whether the entry stands in the tree with the root of the checkpoint. */
  included: boolean;
  /** Whether the log's key signed the checkpoint; undefined where this browser cannot tell. */
  signed: boolean | undefined;
  /** Whether the sealed texts that were shown are those in the entry; undefined when none was. */
  sealed: boolean | undefined;
  /** Names below the checkpoint beside the log's own. */
  witnesses: readonly string[];
}>;

const LOG_KEY = 1;
const ID_BYTES = 4;

/** Works out a proof anew, with nothing but what the browser has. Throws where the browser has no cryptography (plain HTTP). */
export async function checkProof(proof: AuditReadProof): Promise<ProofCheck> {
  const split = proof.checkpoint.lastIndexOf('\n\n');
  const text = proof.checkpoint.slice(0, split + 1);
  const lines = proof.checkpoint
    .slice(split + 2)
    .split('\n')
    .filter(Boolean);
  const [origin = '', size = '', root = ''] = text.split('\n');
  const isSame = Number(size) === proof.size;
  const path = proof.proof.map(fromHex);
  const leaf = await sha256(concat([Uint8Array.of(0), utf8(proof.entry)]));
  const top = await climb({ index: proof.index, size: proof.size, leaf }, path);
  const names = lines.map((line) => line.split(' ')[1] ?? '');
  return {
    included: isSame && top !== undefined && isEqual(top, fromBase64(root)),
    signed: await isSignedBy(proof.key, { origin, text, lines }),
    sealed: await isSealed(proof),
    witnesses: names.filter((name) => name !== origin),
  };
}

type Place = Readonly<{ index: number; size: number; leaf: Bytes }>;

/** Goes up from the leaf to the root; nothing when the path has another length than it should. */
async function climb({ index, size, leaf }: Place, path: readonly Bytes[]): Promise<Bytes | undefined> {
  let [node, last, hash] = [index, size - 1, leaf];
  if (index < 0 || index >= size) return undefined;
  for (const step of path) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      hash = await hashNode(step, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else hash = await hashNode(hash, step);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

type Signed = Readonly<{ origin: string; text: string; lines: readonly string[] }>;

async function isSignedBy(key: string, { origin, text, lines }: Signed): Promise<boolean | undefined> {
  const [name = '', , ...rest] = key.split('+');
  const typed = fromBase64(rest.join('+'));
  if (name !== origin || typed[0] !== LOG_KEY) return false;
  const id = (await sha256(concat([utf8(`${name}\n`), typed]))).subarray(0, ID_BYTES);
  const verifier = await importKey(typed.slice(1));
  if (!verifier) return undefined;
  for (const line of lines) {
    const bytes = fromBase64(line.split(' ')[2] ?? '');
    if (!isEqual(bytes.subarray(0, ID_BYTES), id)) continue;
    if (await crypto.subtle.verify('Ed25519', verifier, bytes.slice(ID_BYTES), utf8(text))) return true;
  }
  return false;
}

/** Not every browser knows this kind of key yet. */
async function importKey(bytes: Bytes): Promise<CryptoKey | undefined> {
  return await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']).catch(() => undefined);
}

async function isSealed({ entry, seal, sealed }: AuditReadProof): Promise<boolean | undefined> {
  const texts = Object.entries(sealed);
  if (texts.length === 0 || seal === null) return undefined;
  const digests = readSealed(entry);
  const key = await crypto.subtle.importKey('raw', fromHex(seal), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  for (const [name, text] of texts) {
    const digest = await crypto.subtle.sign('HMAC', key, utf8(`${name}:${text}`));
    if (!isEqual(new Uint8Array(digest), fromHex(String(digests[name] ?? '')))) return false;
  }
  return true;
}

function readSealed(entry: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(entry);
  const sealed = typeof value === 'object' && value !== null && 'sealed' in value ? value.sealed : {};
  return typeof sealed === 'object' && sealed !== null ? { ...sealed } : {};
}

function hashNode(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(concat([Uint8Array.of(1), left, right]));
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function concat(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function utf8(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text));
}

function fromHex(text: string): Bytes {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/g) ?? [], (digits) => Number.parseInt(digits, 16));
}

function fromBase64(text: string): Bytes {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function isEqual(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}
