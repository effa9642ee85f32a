import { request as askHttp, type OutgoingHttpHeaders } from 'node:http';
import { request as askHttps } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { ArrivedCall } from './seen-call.ts';

/** An answer as it goes back. */
export type GivenAnswer = Readonly<{ status: number; headers: OutgoingHttpHeaders; body: Buffer }>;

/** Headers of one connection, not of what is said on it. */
const OF_THE_LINE = new Set([
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'expect',
  'upgrade',
]);
const UNREACHABLE = 502;

/** Asks the server behind the same and gives its answer; 502 where there is none. */
export function passOn(server: string, { method, url, headers, body }: ArrivedCall): Promise<GivenAnswer> {
  const ask = server.startsWith('https:') ? askHttps : askHttp;
  const own = Object.entries(headers).filter(
    ([name, value]) => value !== undefined && !OF_THE_LINE.has(name),
  );
  const length = body.length > 0 || method !== 'GET' ? { 'content-length': String(body.length) } : {};
  return new Promise((resolve) => {
    const unreachable = (cause: Error) =>
      resolve({
        status: UNREACHABLE,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: Buffer.from(`the server behind does not answer: ${cause.message}\n`),
      });
    const asking = ask(addressOf(server, url), {
      method,
      headers: { ...Object.fromEntries(own), ...length },
    });
    asking.on('response', (response) => {
      const told = Object.entries(response.headers).filter(([name]) => !OF_THE_LINE.has(name));
      buffer(response).then(
        (bytes) =>
          resolve({
            status: response.statusCode ?? UNREACHABLE,
            headers: Object.fromEntries(told),
            body: bytes,
          }),
        unreachable,
      );
    });
    asking.on('error', unreachable);
    asking.end(body.length > 0 ? body : undefined);
  });
}

/** Below the address of the server behind, wherever the call says that it goes. */
function addressOf(server: string, url: string): URL {
  const target = new URL(server);
  const { pathname, search } = new URL(url, target.origin);
  target.pathname = `${target.pathname.replace(/\/+$/, '')}${pathname}`;
  target.search = search;
  return target;
}
