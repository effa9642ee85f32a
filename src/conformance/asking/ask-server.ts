import { request as askHttp } from 'node:http';
import { request as askHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { problem } from '../../base/errors/index.ts';

/** One question as bytes. `fetch` sends no body with GET, which the hub takes. */
export type Question = Readonly<{
  method: string;
  address: string;
  headers: Readonly<Record<string, string>>;
  bytes: Buffer | undefined;
}>;

export type Answer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}>;

const ANSWER_WITHIN_MS = 60_000;
const MOST_WAITS = 5;
const LONGEST_WAIT_SECONDS = 60;
const BUSY = 429;

/** Asks once, and again where a server says that it is busy and for how long. Throws CONFORMANCE_NO_ANSWER. */
export async function askServer(question: Question): Promise<Answer> {
  for (let wait = 0; ; wait++) {
    const answer = await askOnce(question).catch((cause: NodeJS.ErrnoException) => {
      const server = new URL(question.address).origin;
      throw problem('CONFORMANCE_NO_ANSWER', { server, reason: cause.code ?? cause.message }, cause);
    });
    const seconds = Number(answer.headers['retry-after'] ?? Number.NaN);
    if (answer.status !== BUSY || wait === MOST_WAITS || !(seconds <= LONGEST_WAIT_SECONDS)) return answer;
    await pause(seconds * 1000);
  }
}

function askOnce({ method, address, headers, bytes }: Question): Promise<Answer> {
  const ask = address.startsWith('https:') ? askHttps : askHttp;
  const length = bytes === undefined ? {} : { 'content-length': String(bytes.length) };
  return new Promise((resolve, reject) => {
    const asking = ask(address, { method, headers: { ...headers, ...length }, timeout: ANSWER_WITHIN_MS });
    let isAnswered = false;
    asking.on('response', (response) => {
      isAnswered = true;
      const told = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      buffer(response).then(
        (body) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(told),
            text: body.toString('utf8'),
          }),
        reject,
      );
    });
    asking.on('timeout', () => asking.destroy(new Error('ETIMEDOUT')));
    // A server that refuses a body early hangs up while it is still being written; its answer is there all the same.
    asking.on('error', (cause) => {
      if (!isAnswered) reject(cause);
    });
    asking.end(bytes);
  });
}
