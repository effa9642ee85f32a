// Sends uploads over many connections, in a process of its own: what it does is not counted as the service's. Its order comes as JSON in the
// first argument, and its answer goes out as JSON.

import { readFileSync } from 'node:fs';
import { connect, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What is to be sent: bodies are the template with its marker replaced, so that no two are the same. */
export type LoadOrder = Readonly<{
  port: number;
  template: string;
  boundary: string;
  marker: string;
  tokens: readonly string[];
  connections: number;
  /** Evenly at this rate for so long; without it every connection sends once, at once. */
  pace?: Readonly<{ aSecond: number; seconds: number }>;
  firstNumber: number;
}>;

/** What came of it. */
export type LoadAnswer = Readonly<{
  sent: number;
  taken: number;
  toldToWait: number;
  refusedTwice: number;
  failed: Readonly<Record<string, number>>;
  seconds: number;
  aSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  slowestMs: number;
}>;

type Client = {
  socket: Socket;
  busy: boolean;
  take: ((answer: Buffer) => void) | undefined;
  chunks: Buffer[];
};

const HEAD_END = '\r\n\r\n';
const CONNECT_AT_ONCE = 200;

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as LoadOrder;
const template = Buffer.from(order.template, 'base64');
const marker = Buffer.from(order.marker);
const places: number[] = [];
for (let at = template.indexOf(marker); at >= 0; at = template.indexOf(marker, at + 1)) places.push(at);

const tally = { sent: 0, taken: 0, toldToWait: 0, refusedTwice: 0 };
const failed: Record<string, number> = {};
const tookMs: number[] = [];

async function open(): Promise<Client> {
  return reopen({ socket: new Socket(), busy: false, take: undefined, chunks: [] });
}

/** A connection that said nothing for half a minute is closed by the service, as it should be. */
async function reopen(client: Client): Promise<Client> {
  const socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true });
  client.socket = socket;
  client.chunks = [];
  socket.on('data', (data: Buffer) => {
    client.chunks.push(data);
    const answer = Buffer.concat(client.chunks);
    if (!isWhole(answer)) return;
    client.chunks = [];
    client.take?.(answer);
  });
  const fail = () => client.take?.(Buffer.alloc(0));
  socket.on('error', fail).on('close', fail);
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return client;
}

function isWhole(answer: Buffer): boolean {
  const end = answer.indexOf(HEAD_END);
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(answer.toString('latin1', 0, end))?.[1];
  return length !== undefined && answer.length >= end + HEAD_END.length + Number(length);
}

function bodyOf(number: number): Buffer {
  const body = Buffer.from(template);
  const digits = String(number).padStart(marker.length, '0');
  for (const place of places) body.write(digits, place, 'latin1');
  return body;
}

/** One upload, again after the wait it is told. */
async function send(client: Client, number: number, dueAt = performance.now()): Promise<void> {
  client.busy = true;
  tally.sent++;
  const body = bodyOf(number);
  const head = [
    'POST /api/v2/data_hub/16_files HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Bearer ${order.tokens[number % order.tokens.length]}`,
    `content-type: multipart/form-data; boundary=${order.boundary}`,
    `content-length: ${body.length}`,
  ].join('\r\n');
  for (let turn = 0; ; turn++) {
    if (client.socket.destroyed || client.socket.readableEnded) await reopen(client);
    const asked = turn === 0 ? dueAt : performance.now();
    const answer = await new Promise<Buffer>((resolve) => {
      client.take = resolve;
      client.socket.write(`${head}${HEAD_END}`);
      client.socket.write(body);
    });
    const text = answer.toString('latin1');
    const status = text.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length);
    if (status === '200') {
      tookMs.push(performance.now() - asked);
      tally.taken++;
      break;
    }
    const wait = Number(/retry-after: (\d+)/i.exec(text)?.[1] ?? Number.NaN);
    if (status !== '429' || !Number.isFinite(wait)) {
      failed[status || 'closed'] = (failed[status || 'closed'] ?? 0) + 1;
      break;
    }
    tally.toldToWait++;
    if (turn > 0) tally.refusedTwice++;
    await sleep(wait * 1000);
  }
  client.busy = false;
}

const clients: Client[] = [];
for (let from = 0; from < order.connections; from += CONNECT_AT_ONCE) {
  const many = Math.min(CONNECT_AT_ONCE, order.connections - from);
  clients.push(...(await Promise.all(Array.from({ length: many }, open))));
}

const begun = performance.now();
if (order.pace) await sendEvenly(order.pace);
else await Promise.all(clients.map((client, index) => send(client, order.firstNumber + index)));
const seconds = (performance.now() - begun) / 1000;

async function sendEvenly({ aSecond, seconds: lasting }: NonNullable<LoadOrder['pace']>): Promise<void> {
  const under: Promise<void>[] = [];
  const all = aSecond * lasting;
  let next = 0;
  for (let done = 0; done < all; ) {
    const due = Math.min(all, Math.floor(((performance.now() - begun) / 1000) * aSecond));
    for (; done < due; done++) {
      // Every connection has its turn; when all of them wait the upload is late, and that counts.
      let client = clients[next++ % clients.length];
      for (let turn = 0; client?.busy && turn < clients.length; turn++)
        client = clients[next++ % clients.length];
      if (!client || client.busy) break;
      under.push(send(client, order.firstNumber + done, begun + (done / aSecond) * 1000));
    }
    await sleep(5);
  }
  await Promise.all(under);
}

tookMs.sort((left, right) => left - right);
const at = (share: number) =>
  Math.round(tookMs[Math.min(tookMs.length - 1, Math.floor(tookMs.length * share))] ?? 0);
const answer: LoadAnswer = {
  ...tally,
  failed,
  seconds: Number(seconds.toFixed(1)),
  aSecond: Number((tally.taken / seconds).toFixed(1)),
  p50Ms: at(0.5),
  p95Ms: at(0.95),
  p99Ms: at(0.99),
  slowestMs: at(1),
};
process.stdout.write(JSON.stringify(answer));
for (const { socket } of clients) socket.destroy();
