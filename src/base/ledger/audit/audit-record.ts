import { createHmac, randomBytes } from 'node:crypto';
import { problem } from '../../errors/index.ts';
import { hashLeaf, rootOf } from '../../merkle/index.ts';
import { canonicalJson, type Json } from '../../model/index.ts';
import type { AuditAct } from './audit-words.ts';

/** An act as it goes into the outbox: what becomes public, and what opens it. */
export type AuditRecord = Readonly<{
  kind: string;
  payload: string;
  nonce: Buffer;
  seal: Buffer;
  /** The tokens of the people, when they are too many to stand in the payload one by one. */
  tokens: Buffer | null;
}>;

/** The salts of an act's subjects, by `subjectsOf`. */
export type Salts = ReadonlyMap<string, Buffer>;

const FORM = 1;
const NONCE_BYTES = 16;
const TOKEN_BYTES = 16;
/** More people than this stand in an entry as the root of a tree over their tokens. */
export const MOST_TOKENS = 256;
/** An entry's length is told in 16 bits. */
const MOST_BYTES = 65_535;

/** Under which names the salts of an act's people are kept. */
export function subjectsOf({ personKeys = [], sessionId, actor }: AuditAct): string[] {
  return [
    ...new Set(personKeys.map(subjectOf)),
    ...(sessionId ? [`session:${sessionId}`] : []),
    ...(actor ? [`actor:${actor}`] : []),
  ];
}

/** Under which name the salt of a person is kept. */
export function subjectOf(personKey: bigint): string {
  return `person:${personKey}`;
}

/**
 * A subject's token in one entry. The nonce makes it another one in each entry, so that nobody sees two entries to be about the
 * same person; whoever holds the salt finds them all, and once it is thrown away nobody does.
 */
export function tokenOf(salt: Buffer, nonce: Buffer): Buffer {
  return createHmac('sha256', salt).update(nonce).digest().subarray(0, TOKEN_BYTES);
}

/** The digest of a sealed text. */
export function sealedDigest(seal: Buffer, name: string, text: string): string {
  return createHmac('sha256', seal).update(`${name}:${text}`).digest('hex');
}

/** Writes an act as the log will hold it. `at` and the random parts are handed in by who keeps the clock. */
export function makeRecord(act: AuditAct, salts: Salts, at = new Date()): AuditRecord {
  const [nonce, seal] = [randomBytes(NONCE_BYTES), randomBytes(NONCE_BYTES)];
  const people = tokensOf(act.personKeys ?? [], salts, nonce);
  const payload = canonicalJson(payloadOf(act, { at, nonce, seal, salts, people }));
  if (Buffer.byteLength(payload) > MOST_BYTES) throw problem('AUDIT_ENTRY_TOO_LONG', { most: MOST_BYTES });
  const tokens = people.length > MOST_TOKENS ? Buffer.concat(people) : null;
  return { kind: act.kind, payload, nonce, seal, tokens };
}

type Parts = Readonly<{ at: Date; nonce: Buffer; seal: Buffer; salts: Salts; people: readonly Buffer[] }>;

/** The payload of an act; also what a checker works out again from the ledger to compare. */
export function payloadOf(act: AuditAct, { at, nonce, seal, salts, people }: Parts): Json {
  const token = (subject: string | undefined) => {
    const salt = subject === undefined ? undefined : salts.get(subject);
    return salt && tokenOf(salt, nonce).toString('hex');
  };
  const sealed = Object.entries(act.sealed ?? {}).flatMap(([name, text]) =>
    text === undefined || text === null ? [] : [[name, sealedDigest(seal, name, text)] as const],
  );
  return withoutGaps({
    v: FORM,
    kind: act.kind,
    at: at.toISOString(),
    nonce: nonce.toString('hex'),
    act: act.act,
    role: act.role,
    purpose: act.purpose,
    area: act.area,
    agreement: act.agreement,
    version: act.datasetVersion,
    session: token(act.sessionId && `session:${act.sessionId}`),
    actor: token(act.actor && `actor:${act.actor}`),
    people: act.personKeys && peopleOf(people),
    rows: act.rows,
    fields: act.fields && [...act.fields],
    facts: act.facts,
    sealed: sealed.length > 0 ? Object.fromEntries(sealed) : undefined,
  });
}

function withoutGaps(parts: Readonly<Record<string, Json | undefined>>): Json {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function peopleOf(tokens: readonly Buffer[]): Json {
  if (tokens.length <= MOST_TOKENS)
    return { count: tokens.length, tokens: tokens.map((token) => token.toString('hex')) };
  return { count: tokens.length, root: rootOf(tokens.map((token) => hashLeaf(token))).toString('hex') };
}

/** The tokens of people in one entry, in their own order, so that their place tells nothing. */
export function tokensOf(personKeys: readonly bigint[], salts: Salts, nonce: Buffer): Buffer[] {
  return [...new Set(personKeys)]
    .flatMap((key) => {
      const salt = salts.get(subjectOf(key));
      return salt ? [tokenOf(salt, nonce)] : [];
    })
    .sort(Buffer.compare);
}
