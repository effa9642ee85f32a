import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import type { Ledger, RegisteredClient } from '../../../base/ledger/index.ts';
import { refuse, refuseOwnKeys, wordOf } from './refuse.ts';

type ClientBook = Ledger['identity']['clients'];

/** Longer than this no assertion holds, whatever it says itself. */
const HOLDS_MINUTES = 5;
const CLOCK_SECONDS = 5;
/** The names under which libraries write the algorithm a client registered with. */
const NAMES = { EdDSA: ['EdDSA', 'Ed25519'], ES256: ['ES256'] };

/** What an assertion must be meant for: the place where tokens are handed out. */
type Meant = Readonly<{ audience: string }>;

/**
 * Which client signed an assertion (RFC 7523), by the key and the algorithm it registered with. Each assertion is good once.
 * Throws CLIENT_REFUSED.
 */
export async function verifyAssertion(
  book: ClientBook,
  assertion: string,
  { audience }: Meant,
): Promise<RegisteredClient> {
  const claimed = readClaimed(assertion);
  const client = await book.find(claimed);
  if (!client) return refuse('the client is not registered');
  const key = await importJWK(client.publicKey, client.algorithm);
  const { payload } = await jwtVerify(assertion, key, {
    algorithms: NAMES[client.algorithm],
    audience,
    issuer: client.id,
    subject: client.id,
    requiredClaims: ['jti', 'iat', 'exp'],
    maxTokenAge: `${HOLDS_MINUTES}m`,
    clockTolerance: CLOCK_SECONDS,
  }).catch((cause: unknown) => refuse(`the assertion does not hold (${wordOf(cause)})`, cause));
  if (Array.isArray(payload.aud)) refuse('the assertion is meant for several');
  if (!(await book.spendProof(`assertion ${client.id} ${payload.jti}`, HOLDS_MINUTES * 2)))
    refuse('the assertion was used before');
  return client;
}

/** Who it says it is from; believed only once the signature was checked with that client's key. */
function readClaimed(assertion: string): string {
  try {
    refuseOwnKeys(decodeProtectedHeader(assertion));
    return decodeJwt(assertion).sub ?? '';
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'Problem') throw cause;
    return refuse('the assertion is no token', cause);
  }
}
