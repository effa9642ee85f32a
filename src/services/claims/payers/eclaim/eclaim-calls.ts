import { z } from 'zod';
import type { PayerDescription } from '../../../../base/claim/index.ts';
import { type Problem, problem } from '../../../../base/errors/index.ts';

/** Where a payer is reached, by which account, and how long an answer may take. */
export type EclaimCall = Readonly<{
  address: string;
  user: string;
  password: string;
  answerWithinMs: number;
}>;

/** One call: for which hospital, under which key, with which body. */
type Post = Readonly<{ hospital: string; key?: string; body: Buffer }>;

const tokenSchema = z.looseObject({ token: z.string().min(1) });

const MOST_ANSWER_BYTES = 50_000_000;
const HTTP = { unauthorised: 401, forbidden: 403, tooLarge: 413, tooMany: 429, server: 500 } as const;
const BUSY_SECONDS = 60;
const MOST_BUSY_SECONDS = 3600;

/** Opens the calls of the e-Claim API: signing in when needed, and once more when a token is no longer taken. */
export function openEclaimCalls(payer: PayerDescription, connection: EclaimCall) {
  let token: Promise<string> | undefined;
  const signIn = async (hospital: string) => {
    const { user: username, password } = connection;
    const body = Buffer.from(JSON.stringify({ username, password }));
    const reply = tokenSchema.safeParse(await readJson(await request('auth', { hospital, body })));
    if (!reply.success) throw problem('PAYER_ANSWER_UNREADABLE', { payer: payer.id, call: 'auth' });
    return reply.data.token;
  };
  const request = async (call: string, { hospital, key, body }: Post, bearer?: string) => {
    try {
      return await fetch(`${connection.address.replace(/\/$/, '')}/${call}`, {
        method: 'POST',
        body: new Uint8Array(body),
        redirect: 'error',
        signal: AbortSignal.timeout(connection.answerWithinMs),
        headers: {
          'content-type': 'application/json',
          'user-agent': payer.wire.userAgent.replaceAll('{hospital}', hospital),
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
      });
    } catch (cause) {
      throw problem('PAYER_UNREACHABLE', { payer: payer.id, call, reason: reasonOf(cause) }, cause);
    }
  };
  const readJson = async (response: Response): Promise<unknown> => {
    if (!response.ok) throw await refusalOf(payer.id, response);
    try {
      return JSON.parse(await textOf(response));
    } catch (cause) {
      throw problem('PAYER_UNREACHABLE', { payer: payer.id, call: 'answer', reason: reasonOf(cause) }, cause);
    }
  };
  return {
    post: async (call: 'send' | 'trackupload', post: Post): Promise<unknown> => {
      token ??= signIn(post.hospital);
      const bearer = await token.catch((cause: unknown) => {
        token = undefined;
        throw cause;
      });
      const response = await request(call, post, bearer);
      if (response.status !== HTTP.unauthorised) return await readJson(response);
      await response.body?.cancel();
      token = signIn(post.hospital);
      return await readJson(await request(call, post, await token));
    },
  };
}

/** An answer that never ends is cut off. */
async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MOST_ANSWER_BYTES) throw new RangeError('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What the payer wrote is not repeated: it may name somebody. */
async function refusalOf(payer: string, response: Response): Promise<Problem> {
  const { status } = response;
  await response.body?.cancel().catch(() => undefined);
  if (status === HTTP.unauthorised || status === HTTP.forbidden)
    return problem('PAYER_SIGN_IN_REFUSED', { payer, status });
  if (status === HTTP.tooLarge) return problem('PAYER_TOO_LARGE', { payer, bytes: '?', most: '?' });
  if (status === HTTP.tooMany || response.headers.has('retry-after'))
    return problem('PAYER_BUSY', { payer, seconds: secondsOf(response.headers.get('retry-after')) });
  if (status >= HTTP.server)
    return problem('PAYER_UNREACHABLE', { payer, call: 'answer', reason: `${status}` });
  return problem('PAYER_REFUSED', { payer, status });
}

function secondsOf(written: string | null): number {
  const seconds = /^\d{1,6}$/.test(written ?? '') ? Number(written) : BUSY_SECONDS;
  return Math.min(seconds, MOST_BUSY_SECONDS);
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const inner = cause.cause;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : cause.name;
  return code.slice(0, 60);
}
