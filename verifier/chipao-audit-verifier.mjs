#!/usr/bin/env node
/**
 * Checks an exported Chipao audit log, for whoever does not want to trust Chipao: one file, nothing to install, Node 20 or later.
 *
 *   node chipao-audit-verifier.mjs FOLDER --key LOGKEY [--witness KEY ...] [--previous CHECKPOINT ...]
 *
 * FOLDER is what `chipao audit export` wrote. LOGKEY and KEY are the public keys (name+id+key) you were told by another way than
 * this folder; without --key the folder's own is used, and the answer says so, as it does of witnesses only the folder names. --previous names checkpoints you kept from earlier
 * visits or got from others: the log must continue each of them.
 *
 * Formats: RFC 6962 tree, C2SP tlog-tiles, signed notes and cosignatures. Exit code 0: the log holds; 1: it does not; 2: wrong call.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const WIDTH = 256;
const HASH = 32;
const DASH = '\u2014';
const KINDS = { 1: 'log', 4: 'witness' };
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const MOST_FINDINGS = 50;

const sha = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const hashLeaf = (entry) => sha(Buffer.of(0), entry);
const hashNode = (left, right) => sha(Buffer.of(1), left, right);

/** A tree to which hashes are added one by one; knows its root at any moment. */
function growTree() {
  const peaks = [];
  return {
    add(hash) {
      let peak = { hash, leaves: 1 };
      while (peaks.at(-1)?.leaves === peak.leaves) {
        const left = peaks.pop();
        peak = { hash: hashNode(left.hash, peak.hash), leaves: peak.leaves * 2 };
      }
      peaks.push(peak);
    },
    root() {
      if (peaks.length === 0) return sha();
      return peaks.map(({ hash }) => hash).reduceRight((right, left) => hashNode(left, right));
    },
  };
}

function strictBase64(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** Reads a key written as name+id+key. */
function parseKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text) ?? [];
  const bytes = encoded && strictBase64(encoded);
  if (bytes?.length !== 33 || !(bytes[0] in KINDS)) return undefined;
  const own = sha(`${name}\n`, bytes).subarray(0, 4);
  if (own.toString('hex') !== id) return undefined;
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(1)]), format: 'der', type: 'spki' });
  return { kind: KINDS[bytes[0]], name, id: own, text, key };
}

/** Reads a signed note: its text, and the lines of signatures below. */
function parseNote(note) {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return undefined;
  const signatures = [];
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const [, name, encoded] = new RegExp(`^${DASH} ([^\\s+]+) ([A-Za-z0-9+/]+={0,2})$`, 'u').exec(line) ?? [];
    const bytes = encoded && strictBase64(encoded);
    if (!bytes || bytes.length <= 4) return undefined;
    signatures.push({ name, id: bytes.subarray(0, 4), bytes: bytes.subarray(4) });
  }
  return { text: note.slice(0, split + 1), signatures };
}

function parseCheckpoint(text) {
  const [, origin, size, encoded] =
    /^([^\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/u.exec(text) ?? [];
  const root = encoded && strictBase64(encoded);
  if (!root || !Number.isSafeInteger(Number(size))) return undefined;
  return { origin, size: Number(size), root };
}

/** When a key signed a note; a log's signature tells no time. Nothing when the signature is not its. */
function signedAt(text, { bytes }, key) {
  if (key.kind === 'log')
    return bytes.length === 64 && verify(null, Buffer.from(text), key.key, bytes) ? new Date(0) : undefined;
  if (bytes.length !== 72) return undefined;
  const seconds = Number(bytes.readBigUInt64BE());
  const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
  return verify(null, message, key.key, bytes.subarray(8)) ? new Date(seconds * 1000) : undefined;
}

const HEX16 = /^[0-9a-f]{32}$/;
const HEX32 = /^[0-9a-f]{64}$/;
const WORD = /^[\p{L}\p{M}\p{N} ._:/@,#()+=-]{1,160}$/u;
const FIELDS = {
  v: (value) => value === 1,
  kind: (value) => WORD.test(value),
  at: (value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value,
  nonce: (value) => HEX16.test(value),
  act: (value) => WORD.test(value),
  role: (value) => WORD.test(value),
  purpose: (value) => WORD.test(value),
  area: (value) => /^[A-Z0-9]{1,12}$/i.test(value),
  agreement: (value) => WORD.test(value),
  version: (value) => WORD.test(value),
  session: (value) => HEX16.test(value),
  actor: (value) => HEX16.test(value),
  rows: (value) => Number.isSafeInteger(value) && value >= 0,
  fields: (value) => Array.isArray(value) && value.every((field) => WORD.test(field)),
  facts: (value) =>
    isPlainObject(value) &&
    Object.entries(value).every(
      ([name, fact]) =>
        WORD.test(name) &&
        (typeof fact !== 'string' || fact === '' || WORD.test(fact)) &&
        typeof fact !== 'object',
    ),
  sealed: (value) =>
    isPlainObject(value) &&
    Object.entries(value).every(([name, digest]) => WORD.test(name) && HEX32.test(digest)),
  people: isPeople,
};
const NEEDED = ['v', 'kind', 'at', 'nonce', 'act'];
/** So many digits, in a row or in groups, may be somebody's number. */
const MANY_DIGITS = /\p{Nd}{10}|(?<![\p{L}\p{N}])\p{Nd}(?:[ .-]?\p{Nd}){12,}(?![\p{L}\p{N}])/u;
/** Digests are as long as this and no number of anybody is; their digits say nothing. */
const DIGEST = /(?<![0-9a-z])(?:[0-9a-f]{20}|[0-9a-f]{32}|[0-9a-f]{64})(?![0-9a-z])/gi;

function isPlainObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(text) {
  return MANY_DIGITS.test(text.replace(DIGEST, '*'));
}

/** Every text and number in a value, and the name of every part of it. */
function textsOf(value) {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (isPlainObject(value))
    return Object.entries(value).flatMap(([name, inner]) => [name, ...textsOf(inner)]);
  return [String(value)];
}

/** People stand as tokens, or as the root over them; never both, and never as anything else. */
function isPeople(value) {
  if (!isPlainObject(value) || !Number.isSafeInteger(value.count) || Object.keys(value).length !== 2)
    return false;
  if ('root' in value) return HEX32.test(value.root) && value.count > WIDTH;
  const { tokens } = value;
  if (!Array.isArray(tokens) || tokens.length !== value.count || value.count > WIDTH) return false;
  return tokens.every((token, place) => HEX16.test(token) && (place === 0 || tokens[place - 1] < token));
}

function canonical(value) {
  return JSON.stringify(value, (_name, inner) =>
    isPlainObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

/** What is wrong with an entry by itself, or nothing. */
function faultOf(entry) {
  const text = entry.toString('utf8');
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { code: 'ENTRY_UNREADABLE', why: 'it is not JSON' };
  }
  if (!isPlainObject(value) || canonical(value) !== text || !Buffer.from(text).equals(entry))
    return { code: 'ENTRY_UNREADABLE', why: 'it is not canonical JSON' };
  const strange = Object.keys(value).filter((name) => !Object.hasOwn(FIELDS, name));
  if (strange.length > 0) return { code: 'ENTRY_TELLS_TOO_MUCH', why: `it has ${strange.join(', ')}` };
  const lacking = NEEDED.filter((name) => !Object.hasOwn(value, name));
  if (lacking.length > 0) return { code: 'ENTRY_UNREADABLE', why: `it lacks ${lacking.join(', ')}` };
  const wrong = Object.keys(value).find((name) => !FIELDS[name](value[name]));
  if (wrong) return { code: 'ENTRY_TELLS_TOO_MUCH', why: `${wrong} is not written as it should be` };
  const telling = Object.keys(value).find((name) => textsOf(value[name]).some(isNumber));
  if (telling) return { code: 'ENTRY_TELLS_TOO_MUCH', why: `${telling} holds a number` };
  return { value };
}

function tilePath(level, index, width) {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g);
  const place = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${place}${width === WIDTH ? '' : `.p/${width}`}`;
}

function readBundle(bytes) {
  const entries = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) return undefined;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** Checks a folder; gives what was found wrong, and what was seen. */
export function checkFolder(folder, { key, witnesses = [], previous = [] } = {}) {
  const findings = [];
  const found = (code, why, entry) => {
    if (findings.length < MOST_FINDINGS)
      findings.push({ code, why, ...(entry === undefined ? {} : { entry }) });
  };
  const read = (path) => {
    try {
      return readFileSync(join(folder, path));
    } catch {
      return undefined;
    }
  };
  const keys = gatherKeys({ key, witnesses, text: read('keys')?.toString() }, found);
  if (!keys.log) return { findings };
  const note = parseNote(read('checkpoint')?.toString() ?? '');
  const checkpoint = note && parseCheckpoint(note.text);
  if (!checkpoint) {
    found('CHECKPOINT_UNREADABLE', 'it is missing or not written as one');
    return { findings };
  }
  const seen = checkSigners(note, { checkpoint, keys, found });
  const earlier = readPrevious(previous, { logKey: keys.log, checkpoint, found });
  const { count, root } = checkEntries(checkpoint, { read, found, earlier });
  if (count === checkpoint.size && !root.equals(checkpoint.root))
    found('ROOT_DIFFERS', `the tree of these ${count} entries is not the one that was signed`);
  checkNothingElse(folder, checkpoint.size, found);
  return {
    findings,
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: checkpoint.root.toString('hex'),
    trustedKey: key !== undefined,
    witnesses: [...seen]
      .filter(([text]) => text !== keys.log.text)
      .map(([text, at]) => ({
        name: parseKey(text).name,
        at: at.toISOString(),
        independent: !keys.own.has(text),
        told: keys.needed.some((one) => one.text === text),
      })),
  };
}

/** The keys to check with: those told by another way first, then those of the folder. */
function gatherKeys({ key, witnesses, text }, found) {
  const trusted = key === undefined ? undefined : parseKey(key);
  if (key !== undefined && trusted?.kind !== 'log') {
    found('KEY_UNREADABLE', '--key is no key of a log');
    return {};
  }
  const listed = readKeys(text, found);
  if (trusted && listed.log && listed.log.text !== trusted.text)
    found('WRONG_KEY', 'the folder names another key of the log than the one you trust');
  const needed = witnesses.map(parseKey).filter((one) => one?.kind === 'witness');
  if (needed.length < witnesses.length) found('KEY_UNREADABLE', '--witness is no key of a witness');
  const log = trusted ?? listed.log;
  if (!log) found('KEY_MISSING', 'no key of the log is known');
  return { ...listed, log, needed };
}

/** Who signed the checkpoint, and when; names whoever should have and did not. */
function checkSigners(note, { checkpoint, keys, found }) {
  if (checkpoint.origin !== keys.log.name) found('WRONG_KEY', `the checkpoint is of ${checkpoint.origin}`);
  const seen = checkSignatures(note, [keys.log, ...keys.witnesses, ...keys.needed], found);
  if (!seen.has(keys.log.text)) found('NOT_SIGNED', 'the log did not sign its checkpoint');
  for (const witness of keys.needed)
    if (!seen.has(witness.text)) found('NOT_WITNESSED', `${witness.name} did not sign this checkpoint`);
  return seen;
}

function readKeys(text, found) {
  const keys = { log: undefined, witnesses: [], own: new Set() };
  if (text === undefined) return keys;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const [kind, written = '', standing, ...rest] = line.split(' ');
    const key = parseKey(written);
    const isLog = kind === 'log' && key?.kind === 'log' && standing === undefined && !keys.log;
    const isWitness =
      kind === 'witness' &&
      key?.kind === 'witness' &&
      ['independent', 'development'].includes(standing) &&
      rest.length === 0;
    if (isLog) keys.log = key;
    else if (isWitness) keys.witnesses.push(key);
    else found('KEYS_UNREADABLE', 'the file keys is not written as it should be');
    if (isWitness && standing === 'development') keys.own.add(key.text);
  }
  if (!text.endsWith('\n')) found('KEYS_UNREADABLE', 'the file keys does not end as it should');
  return keys;
}

/** Every signature below the checkpoint must be of a known key and right: one that nobody can check is no evidence. */
function checkSignatures({ text, signatures }, signers, found) {
  const seen = new Map();
  for (const signature of signatures) {
    const key = signers.find(({ name, id }) => name === signature.name && id.equals(signature.id));
    const at = key && signedAt(text, signature, key);
    if (!key) found('SIGNER_UNKNOWN', `nobody knows the key of ${signature.name}`);
    else if (!at) found('SIGNATURE_WRONG', `the signature of ${signature.name} is not right`);
    else seen.set(key.text, at);
  }
  return seen;
}

/** Checkpoints of earlier days, by size; each must be signed by the same log and not be ahead of this one. */
function readPrevious(previous, { logKey, checkpoint, found }) {
  const bySize = new Map();
  for (const text of previous) {
    const note = parseNote(text);
    const earlier = note && parseCheckpoint(note.text);
    if (!earlier || earlier.origin !== checkpoint.origin)
      found('PREVIOUS_UNREADABLE', 'it is no checkpoint of this log');
    else if (
      !note.signatures.some(
        (one) => one.name === logKey.name && one.id.equals(logKey.id) && signedAt(note.text, one, logKey),
      )
    )
      found('PREVIOUS_UNREADABLE', 'it is not signed by this log');
    else if (earlier.size > checkpoint.size)
      found('ROLLED_BACK', `the log had ${earlier.size} entries before and has ${checkpoint.size} now`);
    else bySize.set(earlier.size, [...(bySize.get(earlier.size) ?? []), earlier.root]);
  }
  return bySize;
}

/** Goes through all entries once: each by itself, against the tiles, and against earlier checkpoints. */
function checkEntries({ size }, { read, found, earlier }) {
  const tree = growTree();
  const tiles = growTiles({ read, found });
  const [nonces, tokens] = [new Map(), new Map()];
  let count = 0;
  const compare = () => {
    for (const root of earlier.get(count) ?? [])
      if (!root.equals(tree.root()))
        found('SPLIT_VIEW', `the first ${count} entries are not those of a checkpoint signed before`);
  };
  compare();
  for (let bundle = 0; bundle * WIDTH < size; bundle++) {
    const width = Math.min(WIDTH, size - bundle * WIDTH);
    const entries = readBundle(read(tilePath('entries', bundle, width)) ?? Buffer.of(0));
    if (entries?.length !== width) {
      const held = entries ? `${entries.length} entries instead of ${width}` : 'no whole entries';
      found('BUNDLE_DIFFERS', `${tilePath('entries', bundle, width)} holds ${held}`, bundle * WIDTH);
      return { count, root: tree.root() };
    }
    for (const entry of entries) {
      checkEntry(entry, { index: count, nonces, tokens, found });
      tree.add(hashLeaf(entry));
      tiles.add(hashLeaf(entry));
      count++;
      compare();
    }
  }
  tiles.end();
  return { count, root: tree.root() };
}

/** Works out the tiles from the entries, and compares each with its file. */
function growTiles({ read, found }) {
  const levels = [];
  const close = (level) => {
    const { index, hashes } = levels[level];
    const bytes = read(tilePath(level, index, hashes.length));
    const span = WIDTH ** level;
    const isOther = (place) => !hashes[place].equals(bytes.subarray(place * HASH, (place + 1) * HASH));
    levels[level] = { index: index + 1, hashes: [] };
    if (!bytes) return found('TILE_MISSING', tilePath(level, index, hashes.length), index * WIDTH * span);
    if (bytes.equals(Buffer.concat(hashes))) return undefined;
    const place = [...hashes.keys()].find(isOther) ?? hashes.length;
    return found(
      'TILE_DIFFERS',
      `the tree has another hash here (level ${level})`,
      (index * WIDTH + place) * span,
    );
  };
  const climb = (level, hash) => {
    levels[level] ??= { index: 0, hashes: [] };
    const { hashes } = levels[level];
    hashes.push(hash);
    if (hashes.length < WIDTH) return;
    const above = growTree();
    for (const one of hashes) above.add(one);
    close(level);
    climb(level + 1, above.root());
  };
  return {
    add: (hash) => climb(0, hash),
    end: () => {
      for (const level of levels.keys()) if (levels[level].hashes.length > 0) close(level);
    },
  };
}

function checkEntry(entry, { index, nonces, tokens, found }) {
  const { code, why, value } = faultOf(entry);
  if (code) return found(code, why, index);
  if (nonces.has(value.nonce)) found('ENTRY_TWICE', `it is entry ${nonces.get(value.nonce)} again`, index);
  nonces.set(value.nonce, index);
  for (const token of [...(value.people?.tokens ?? []), value.session, value.actor]) {
    if (token === undefined) continue;
    if (tokens.has(token))
      found('ENTRY_TELLS_TOO_MUCH', `it names the same as entry ${tokens.get(token)} by one token`, index);
    tokens.set(token, index);
  }
}

/** Files beside those of the log could say what the log must not. */
function checkNothingElse(folder, size, found) {
  const expected = new Set(['checkpoint', 'keys']);
  for (let bundle = 0; bundle * WIDTH < size; bundle++)
    expected.add(tilePath('entries', bundle, Math.min(WIDTH, size - bundle * WIDTH)));
  for (let level = 0; Math.floor(size / WIDTH ** level) > 0; level++) {
    const hashes = Math.floor(size / WIDTH ** level);
    for (let index = 0; index * WIDTH < hashes; index++)
      expected.add(tilePath(level, index, Math.min(WIDTH, hashes - index * WIDTH)));
  }
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (file.isDirectory()) continue;
    const path = join(file.parentPath ?? file.path, file.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/');
    if (!expected.has(path)) found('FILE_TOO_MANY', path);
  }
}

function readCall(words) {
  const call = { folder: undefined, witnesses: [], previous: [] };
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '--key') call.key = words[++at];
    else if (words[at] === '--witness') call.witnesses.push(words[++at] ?? '');
    else if (words[at] === '--previous') call.previous.push(readFileSync(words[++at] ?? '', 'utf8'));
    else if (words[at].startsWith('--') || call.folder) return undefined;
    else call.folder = words[at];
  }
  return call.folder ? call : undefined;
}

/** What a reader must know to judge the word of a witness; whoever wrote the folder could have made up one nobody was told of. */
function remarkOn({ independent, told }) {
  if (!independent) return ' (built in for development: proves nothing to others)';
  return told
    ? ''
    : ' (says the folder itself: compare its key with one you were told elsewhere, and give it by --witness)';
}

function main() {
  const call = readCall(argv.slice(2));
  if (!call) {
    stdout.write(
      'node chipao-audit-verifier.mjs FOLDER --key LOGKEY [--witness KEY ...] [--previous CHECKPOINT ...]\n',
    );
    exit(2);
  }
  const { findings, ...seen } = checkFolder(call.folder.replace(/\/$/, ''), call);
  for (const { code, why, entry } of findings)
    stdout.write(`${code}${entry === undefined ? '' : ` entry ${entry}`}: ${why}\n`);
  if (seen.origin) stdout.write(`${seen.origin}: ${seen.size} entries, root ${seen.root}\n`);
  for (const { name, at, ...standing } of seen.witnesses ?? [])
    stdout.write(`witnessed by ${name} at ${at}${remarkOn(standing)}\n`);
  if (seen.origin && !seen.trustedKey)
    stdout.write('the key was taken from the folder itself: compare it with one you were told elsewhere\n');
  stdout.write(
    findings.length === 0 ? 'the log holds\n' : `THE LOG DOES NOT HOLD: ${findings.length} findings\n`,
  );
  exit(findings.length === 0 ? 0 : 1);
}

// Under a path with a link in it this file has another name than it was called by; it must run all the same.
if (argv[1] && fileURLToPath(import.meta.url) === realpathSync(argv[1])) main();
