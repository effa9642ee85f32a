import { setTimeout as pause } from 'node:timers/promises';
import { problem } from '../../../base/errors/index.ts';

/** What a server answered, read to its end. */
export type ServerAnswer = Readonly<{ status: number; text: string; location: string | null }>;

/** One question; `init` goes to `fetch`. */
export type Question = Readonly<{ address: string; init: RequestInit }>;

/** How long one waits for a server that is silent, broken or busy. */
export type Patience = Readonly<{ triesSilent: number; triesBusy: number }>;

const ANSWER_WITHIN_MS = 120_000;
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 15_000;
/** A server may ask for as much and no more. */
const LONGEST_WAIT_MS = 15 * 60_000;
const BUSY = new Set([429, 503]);
const BROKEN = new Set([500, 502, 504]);
/** No server by that name, or no way to trust it: asking again changes nothing. */
const HOPELESS = /^(ENOTFOUND|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

type Tried = Readonly<{ reason: string; answer?: ServerAnswer; waitMs?: number; busy: boolean }>;

/** Asks until there is an answer: waits as long as a busy server says, and ever longer for one that is silent. Throws PUSH_SERVER_UNREACHABLE. */
export async function askPatiently(
  question: Question,
  { triesSilent, triesBusy }: Patience,
  signal: AbortSignal,
): Promise<ServerAnswer> {
  const server = new URL(question.address).origin;
  const tries = { silent: 0, busy: 0 };
  for (;;) {
    const tried = await tryOnce(question, signal);
    if ('status' in tried) return tried;
    signal.throwIfAborted();
    const count = tried.busy ? ++tries.busy : ++tries.silent;
    if (count >= (tried.busy ? triesBusy : triesSilent) || HOPELESS.test(tried.reason)) {
      if (tried.answer?.status === 500) return tried.answer;
      throw problem('PUSH_SERVER_UNREACHABLE', { server, reason: tried.reason });
    }
    await pause(pauseMs(count, tried.waitMs), undefined, { signal });
  }
}

async function tryOnce({ address, init }: Question, signal: AbortSignal): Promise<ServerAnswer | Tried> {
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const reply = await fetch(address, { ...init, redirect: 'manual', signal: within });
    const { status, headers } = reply;
    const answer = { status, text: await reply.text(), location: headers.get('location') };
    const busy = BUSY.has(status);
    if (!busy && !BROKEN.has(status)) return answer;
    const waitMs = waitOf(headers.get('retry-after'));
    return { reason: String(status), answer, busy, ...(waitMs === undefined ? {} : { waitMs }) };
  } catch (thrown) {
    return { reason: reasonOf(thrown), busy: false };
  }
}

/** Everybody who waits waits differently long, so that they do not come back at once. */
function pauseMs(tries: number, askedMs: number | undefined): number {
  const usual = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
  if (askedMs === undefined) return usual * (0.5 + Math.random() / 2);
  return Math.min(askedMs, LONGEST_WAIT_MS) + Math.random() * FIRST_PAUSE_MS;
}

/** Seconds, or the moment itself. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function reasonOf(thrown: unknown): string {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (!(cause instanceof Error)) return '?';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
