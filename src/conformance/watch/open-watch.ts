import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { problem } from '../../base/errors/index.ts';
import type { FileSet } from '../../filesets/index.ts';
import type { Behaviour } from './behaviour-content.ts';
import { type Checklist, checklistLines, checklistOf } from './checklist.ts';
import { passOn } from './pass-on.ts';
import { openProvocations } from './provocations.ts';
import { type ArrivedCall, type SeenCall, seeCall } from './seen-call.ts';

/** What is watched, and what is done to it. */
export type WatchOrder = Readonly<{
  /** The server that calls are passed on to. */
  server: string;
  port: number;
  behaviours: readonly Behaviour[];
  set: FileSet;
  /** Once each: has an upload wait, loses an answer, calls a token over. */
  provokes: boolean;
  tell: (call: SeenCall) => void;
}>;

/** A way to a server on which every call is looked at. */
export type Watch = Readonly<{ address: string; checklist: () => Checklist; close: () => Promise<void> }>;

const HERE = '127.0.0.1';
const MOST_BYTES = 64_000_000;
const MOST_CALLS = 20_000;
const CHECKLIST = '/conformance';

/** Opens it on this machine; `/conformance` there tells the checklist. Throws PORT_UNUSABLE, CONFORMANCE_ADDRESS. */
export async function openWatch(order: WatchOrder): Promise<Watch> {
  if (!/^https?:$/.test(URL.parse(order.server)?.protocol ?? ''))
    throw problem('CONFORMANCE_ADDRESS', { server: order.server });
  const calls: SeenCall[] = [];
  const checklist = () => checklistOf(order.behaviours, calls);
  const keep = (call: SeenCall) => {
    calls.push(call);
    if (calls.length > MOST_CALLS) calls.shift();
    order.tell(call);
  };
  const answer = openAnswering(order, keep);
  const watching = createServer((request, reply) => {
    if (request.url?.startsWith(CHECKLIST)) return tellChecklist(request.url, reply, checklist());
    answer(request, reply).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    watching.once('error', (cause: NodeJS.ErrnoException) =>
      reject(problem('PORT_UNUSABLE', { host: HERE, port: order.port, reason: cause.code ?? '?' }, cause)),
    );
    watching.listen(order.port, HERE, resolve);
  });
  const place = watching.address();
  const port = typeof place === 'object' && place ? place.port : order.port;
  const close = () =>
    new Promise<void>((resolve) => {
      watching.close(() => resolve());
      watching.closeAllConnections();
    });
  return { address: `http://localhost:${port}`, checklist, close };
}

function tellChecklist(url: string, reply: ServerResponse, checklist: Checklist): void {
  if (url.includes('format=json')) {
    reply.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    reply.end(JSON.stringify(checklist));
    return;
  }
  reply.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
  const lines = [...checklistLines(checklist, 'th'), '', ...checklistLines(checklist, 'en')];
  reply.end(`${lines.join('\n')}\n`);
}

/** Looks at a call, passes it on or does something to it, and keeps what was seen. */
function openAnswering({ server, set, provokes }: WatchOrder, keep: (call: SeenCall) => void) {
  const provocations = openProvocations(provokes);
  const underWay = new Map<string, number>();
  const count = (kind: string, by: number) => {
    const number = (underWay.get(kind) ?? 0) + by;
    underWay.set(kind, number);
    return number;
  };
  return async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const call = await arrive(request);
    if (!call) return void reply.writeHead(413, { connection: 'close' }).end();
    const seen = await seeCall(call, set);
    const provoked = provocations.next(seen);
    const atOnce = count(seen.kind, 1);
    try {
      const refusal = provoked && provocations.refusal(provoked);
      const given = refusal ?? (await passOn(server, call));
      const notBeforeMs = refusal && Date.now() + refusal.waitMs;
      keep({
        ...seen,
        atOnce,
        status: given.status,
        ...(provoked && { provoked }),
        ...(notBeforeMs && { notBeforeMs }),
      });
      if (provoked === 'lost') return void request.socket.destroy();
      reply.writeHead(given.status, given.headers).end(given.body);
    } finally {
      count(seen.kind, -1);
    }
  };
}

async function arrive(request: IncomingMessage): Promise<ArrivedCall | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    if (bytes > MOST_BYTES) return undefined;
    parts.push(part);
  }
  const told = Object.entries(request.headers).map(([name, value]) => [
    name,
    value === undefined ? value : String(value),
  ]);
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: Object.fromEntries(told),
    body: Buffer.concat(parts),
    atMs: Date.now(),
  };
}
