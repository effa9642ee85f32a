import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, decodeProtectedHeader, EmbeddedJWK, jwtVerify } from 'jose';
import type { Ledger } from '../../../base/ledger/index.ts';
import { refuse, refuseOwnKeys, wordOf } from './refuse.ts';

/** What a proof must have been made for. */
export type Proven = Readonly<{
  method: string;
  /** The address asked, without its question. */
  url: string;
  /** The token that comes with it; none when one is asked for. */
  token?: string | undefined;
}>;

const ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519'];
const HOLDS_SECONDS = 60;
const CLOCK_SECONDS = 5;

/**
 * Reads a proof that the caller holds a key (DPoP, RFC 9449), made for this very request, and gives the key's thumbprint. Each
 * proof is good once. Throws CLIENT_REFUSED.
 */
export async function verifyKeyProof(
  book: Ledger['identity']['clients'],
  proof: string,
  proven: Proven,
): Promise<string> {
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
    algorithms: ALGORITHMS,
    typ: 'dpop+jwt',
    requiredClaims: ['jti', 'iat', 'htm', 'htu'],
    maxTokenAge: `${HOLDS_SECONDS}s`,
    clockTolerance: CLOCK_SECONDS,
  }).catch((cause: unknown) => refuse(`the proof of the key does not hold (${wordOf(cause)})`, cause));
  refuseOwnKeys(decodeProtectedHeader(proof), ['jwk']);
  if (payload['htm'] !== proven.method || withoutQuestion(payload['htu']) !== proven.url)
    refuse('the proof of the key is for another request');
  if (payload['ath'] !== (proven.token === undefined ? undefined : hashOfToken(proven.token)))
    refuse('the proof of the key is for another token');
  const { jwk } = protectedHeader;
  if (!jwk || 'd' in jwk) return refuse('the proof brings no public key');
  const thumbprint = await calculateJwkThumbprint(jwk);
  if (!(await book.spendProof(`proof ${thumbprint} ${payload.jti}`, 2)))
    refuse('the proof of the key was used before');
  return thumbprint;
}

function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function withoutQuestion(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
