import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { ClaimAccounts } from '../../../base/claim/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Keys } from '../../../base/keys/index.ts';
import type { AccountBook, HospitalAccount } from '../../../base/ledger/index.ts';

const KEY_BITS = 3072;
const WORDS = ['hospital-token'];
const HEADER = encode({ alg: 'RS512', typ: 'JWT' });

const payloadSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  client: z.object({
    login: z.string(),
    hospital_code: z.string(),
    scope: z.array(z.object({ code: z.string() })),
  }),
});

/** Whom a token speaks for. */
export type HospitalCaller = Readonly<{
  login: string;
  hospital: string;
  scopes: readonly string[];
  /** Seconds since 1970. */
  issuedAt: number;
  expiresAt: number;
}>;

/** The pair of keys that tokens are signed and read with. */
export type TokenKeys = Readonly<{ secret: KeyObject; open: KeyObject }>;

/** The signing key of this ledger; made the first time, and the same for every server beside it. */
export async function openTokenKeys(keys: Keys, accounts: AccountBook): Promise<TokenKeys> {
  const wrapped = await accounts.tokenKey(async () => {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: KEY_BITS });
    return keys.wrapKey('vault', privateKey.export({ type: 'pkcs8', format: 'der' }), WORDS);
  });
  const secret = createPrivateKey({
    key: keys.unwrapKey('vault', wrapped, WORDS),
    type: 'pkcs8',
    format: 'der',
  });
  return { secret, open: createPublicKey(secret) };
}

/** Wraps the signing key anew where an earlier generation wrapped it; tells how many keys that were. */
export async function rewrapTokenKey(keys: Keys, accounts: AccountBook): Promise<number> {
  const kept = await accounts.findTokenKey();
  if (!kept || kept.generation >= keys.generationOf('vault')) return 0;
  await accounts.replaceTokenKey(keys.wrapKey('vault', keys.unwrapKey('vault', kept, WORDS), WORDS));
  return 1;
}

type Issue = Readonly<{ account: HospitalAccount; content: ClaimAccounts; address: string; now: Date }>;

/** A token as the account centre writes them, with every claim that programs look for. */
export function signToken(keys: TokenKeys, { account, content, address, now }: Issue): string {
  const iat = Math.floor(now.getTime() / 1000);
  const { login, hospital, name, hospitalName, email, scopes, changedAt } = account;
  const userHash = createHash('sha256').update(`${login}@${hospital}`).digest('hex');
  const payload = {
    client: {
      user_id: Number.parseInt(userHash.slice(0, 7), 16),
      user_hash: userHash,
      login,
      name,
      hospital_name: hospitalName,
      hospital_code: hospital,
      email: email ?? '',
      account_activated: true,
      account_suspended: false,
      last_change_password: changedAt.toISOString(),
      last_confirm_otp: '',
      cid_hash: '',
      cid_encrypt: '',
      cid_aes: '',
      client_ip: address,
      scope: scopes.map((code) => ({ code })),
      role: [content.role],
      scope_list: scopes.map((code) => `[${code}]`).join(''),
      access_code_level1: '',
      access_code_level2: '',
      access_code_level3: '',
      access_code_level4: '',
      access_code_level5: '',
    },
    iat,
    exp: iat + content.tokenSeconds,
    iss: content.issuer,
    aud: content.audience,
    sub: `${login}@${hospital}`,
  };
  const text = `${HEADER}.${encode(payload)}`;
  return `${text}.${sign('sha512', Buffer.from(text), keys.secret).toString('base64url')}`;
}

/** Reads a token; throws unless it was signed here with the one algorithm that is used, for this hub, and still holds. */
export function readToken(
  keys: TokenKeys,
  { token, content, now }: Readonly<{ token: string; content: ClaimAccounts; now: Date }>,
): HospitalCaller {
  const [header = '', body = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || !isOurAlgorithm(header)) throw problem('HUB_TOKEN_INVALID');
  const isSigned = verify(
    'sha512',
    Buffer.from(`${header}.${body}`),
    keys.open,
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw problem('HUB_TOKEN_INVALID');
  const { iss, aud, iat, exp, client } = parsePayload(body);
  if (iss !== content.issuer || aud !== content.audience) throw problem('HUB_TOKEN_INVALID');
  if (exp * 1000 <= now.getTime()) throw problem('HUB_TOKEN_EXPIRED');
  return {
    login: client.login,
    hospital: client.hospital_code,
    scopes: client.scope.map(({ code }) => code),
    issuedAt: iat,
    expiresAt: exp,
  };
}

function isOurAlgorithm(header: string): boolean {
  try {
    return z.object({ alg: z.literal('RS512') }).safeParse(JSON.parse(decode(header))).success;
  } catch {
    return false;
  }
}

function parsePayload(body: string): z.output<typeof payloadSchema> {
  try {
    return payloadSchema.parse(JSON.parse(decode(body)));
  } catch (cause) {
    throw problem('HUB_TOKEN_INVALID', {}, cause);
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(text: string): string {
  return Buffer.from(text, 'base64url').toString('utf8');
}
