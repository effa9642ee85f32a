import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** What one call to the payer's side said. */
type Asked = Readonly<{ path: string; body: Readonly<Record<string, string>> }>;

/** A payer's side for bookings: keeps what it was asked, and refuses or breaks when it is told to. */
export type MadePayer = Disposable & {
  readonly address: string;
  asked: readonly Asked[];
  mood: 'agrees' | 'refuses' | 'breaks';
};

const REFUSAL = {
  error: 'Bad Request',
  message: [{ field: 'totalAmount', message: 'totalAmount must be a positive number' }],
};

/** Starts such a payer on a free port. */
export async function startMadePayer(): Promise<MadePayer> {
  const server = createServer((request, response) => void answer(payer, request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const payer: MadePayer = {
    address: `http://127.0.0.1:${port}/`,
    asked: [],
    mood: 'agrees',
    [Symbol.dispose]: () => server.close(),
  };
  return payer;
}

async function answer(payer: MadePayer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = z.record(z.string(), z.string()).parse(await json(request));
  payer.asked = [...payer.asked, { path: request.url ?? '', body }];
  if (payer.mood === 'breaks') return void request.socket.destroy();
  const isRefused = payer.mood === 'refuses';
  response.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/json' });
  const given = { uuid_booking: `payer-${body['key']}`, authen_code: `PP${body['visitNumber']}` };
  response.end(JSON.stringify(isRefused ? REFUSAL : given));
}
