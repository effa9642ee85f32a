import type { GivenAnswer } from './pass-on.ts';
import type { Provocation, SeenCall } from './seen-call.ts';

/** What is said to a call instead of its answer. */
export type Refusal = GivenAnswer & Readonly<{ waitMs: number }>;

/** Which upload, counted by contents, meets what. The first is left alone. */
const TURNS: ReadonlyMap<number, Provocation> = new Map([
  [2, 'busy'],
  [3, 'lost'],
  [4, 'expired'],
]);
const WAIT_SECONDS = 2;
const A_SECOND_MS = 1000;

/** Things that are done to uploads, once each. */
export function openProvocations(isOn: boolean) {
  const met = new Set<string>();
  return {
    /** What the call meets; one that comes again meets nothing. */
    next: ({ kind, mark, upload }: Pick<SeenCall, 'kind' | 'mark' | 'upload'>): Provocation | undefined => {
      if (!isOn || kind !== 'upload' || !upload || upload.faults.length > 0 || met.has(mark))
        return undefined;
      met.add(mark);
      return TURNS.get(met.size);
    },
    /** The answer that is given instead of the server’s; none where only the answer is lost. */
    refusal: (provocation: Provocation): Refusal | undefined => REFUSALS[provocation],
  };
}

const REFUSALS: Readonly<Record<Provocation, Refusal | undefined>> = {
  busy: refused(429, { message: 'too many requests', message_th: 'มีคำขอมากเกินไป' }, WAIT_SECONDS),
  lost: undefined,
  expired: refused(401, { message: 'JWT Expire', message_th: 'token หมดอายุ', error: 'unauthorized' }, 0),
};

function refused(status: number, words: Readonly<Record<string, string>>, seconds: number): Refusal {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(seconds > 0 ? { 'retry-after': String(seconds) } : {}),
    },
    body: Buffer.from(JSON.stringify({ status, ...words })),
    waitMs: seconds * A_SECOND_MS,
  };
}
