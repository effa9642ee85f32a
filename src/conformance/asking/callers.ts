import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { z } from 'zod';
import { problem } from '../../base/errors/index.ts';
import type { CALLERS, ConformanceKit } from '../cases/case-schema.ts';
import { type Answer, askServer } from './ask-server.ts';

/** An account of a hospital’s program. */
export type Account = Readonly<{ hospital: string; user: string; password: string }>;

const login = z.strictObject({ user: z.string().min(1), password: z.string().min(1) });

/** What a maker may give besides the account, so that more can be tried. */
export const givenSchema = z.strictObject({
  /** A token that has run out. */
  expired: z.string().optional(),
  /** An account of the hospital that may not send claims. */
  limited: login.optional(),
  /** An account of another hospital. */
  other: login.extend({ hospital: z.string() }).optional(),
  /** An account of the hospital that may send health records. */
  records: login.optional(),
  /** An account of the hospital that may be locked. */
  spare: login.optional(),
});
export type Given = z.output<typeof givenSchema>;

type Caller = (typeof CALLERS)[number];

/** Who asks, and with which header. */
export type Callers = Readonly<{
  /** The header that says who asks; nothing where nobody does. Throws CONFORMANCE_LOGIN_REFUSED. */
  headerOf(caller: Caller): Promise<string | undefined>;
}>;

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const KEY_BITS = 2048;

/** What programs send instead of a password. */
export function hashOf(password: string, key: string): string {
  return createHmac('sha256', key).update(password).digest('hex');
}

type CallerNeeds = Readonly<{ server: string; account: Account; given: Given; kit: ConformanceKit }>;

/** Opens the callers of a run; a token is asked for once each. */
export function openCallers(needs: CallerNeeds): Callers {
  const { account, given } = needs;
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (name: string, who: Account) => {
    const asked = tokens.get(name) ?? askToken(who, needs);
    tokens.set(name, asked);
    return asked;
  };
  const own = () => tokenOf('hospital', account);
  const ofHospital = (name: 'limited' | 'records') =>
    tokenOf(name, { ...account, ...(given[name] ?? account) });
  const makers: Record<Caller, () => Promise<string | undefined>> = {
    hospital: async () => `Bearer ${await own()}`,
    bare: own,
    nobody: async () => undefined,
    'no-token': async () => 'Bearer not-a-token',
    forged: async () => `Bearer ${forge(await own(), {})}`,
    'no-algorithm': async () => `Bearer ${withoutAlgorithm(await own())}`,
    'other-issuer': async () => `Bearer ${forge(await own(), { iss: 'Another Account Center' })}`,
    expired: async () => `Bearer ${given.expired ?? ''}`,
    limited: async () => `Bearer ${await ofHospital('limited')}`,
    records: async () => `Bearer ${await ofHospital('records')}`,
    other: async () => `Bearer ${await tokenOf('other', { ...account, ...(given.other ?? account) })}`,
  };
  return { headerOf: (caller) => makers[caller]() };
}

async function askToken(
  { hospital, user, password }: Account,
  { server, kit }: Pick<CallerNeeds, 'server' | 'kit'>,
): Promise<string> {
  const words = {
    user,
    password_hash: hashOf(password, kit.passwordKeys.usual),
    hospital_code: hospital,
  };
  const answer: Answer = await askServer({
    method: 'POST',
    address: server + kit.tokenPath,
    headers: { 'content-type': 'application/json' },
    bytes: Buffer.from(JSON.stringify(words)),
  });
  const token = answer.text.trim();
  if (answer.status === 200 && TOKEN.test(token)) return token;
  throw problem('CONFORMANCE_LOGIN_REFUSED', { server, hospital, user, status: answer.status });
}

/** The same words under a key of our own, some of them changed. */
function forge(token: string, changes: Readonly<Record<string, unknown>>): string {
  const [head = '', body = ''] = token.split('.');
  const words = { ...parsed(body), ...changes };
  const text = `${head}.${Buffer.from(JSON.stringify(words)).toString('base64url')}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: KEY_BITS });
  return `${text}.${sign('sha512', Buffer.from(text), privateKey).toString('base64url')}`;
}

function withoutAlgorithm(token: string): string {
  const head = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${head}.${token.split('.')[1] ?? ''}.`;
}

function parsed(part: string): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
}
