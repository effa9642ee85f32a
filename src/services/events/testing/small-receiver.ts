import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MessageJwk } from '../deliver/event-message.ts';

/** A message as a receiver got it. */
export type Received = Readonly<{ id: string; timestamp: string; signature: string; body: string }>;

/** What a receiver does with the next message: takes it, loses the answer after taking it, or refuses it. */
export type Mood = 'take' | 'break' | 'refuse' | 'redirect' | 'busy' | 'hang';

/** Whether a message was signed by the key, as any receiver can tell. */
export function isGenuine({ id, timestamp, signature, body }: Received, jwk: MessageJwk): boolean {
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const bytes = Buffer.from(signature.replace('v1a,', ''), 'base64');
  return verify(null, Buffer.from(`${id}.${timestamp}.${body}`), key, bytes);
}

const HEADERS = {
  take: {},
  refuse: {},
  redirect: { location: '/elsewhere' },
  busy: { 'retry-after': '1e18' },
};

/** A real receiver at an address of this machine. */
export async function openReceiver(mood: () => Mood = () => 'take') {
  const got: Received[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      asked += 1;
      const header = (name: string) => String(request.headers[name] ?? '');
      const now = mood();
      if (now === 'take' || now === 'break')
        got.push({
          id: header('webhook-id'),
          timestamp: header('webhook-timestamp'),
          signature: header('webhook-signature'),
          body,
        });
      if (now === 'hang') return;
      if (now === 'break') return void response.destroy();
      const status = { take: 204, refuse: 500, redirect: 302, busy: 503 }[now];
      response.writeHead(status, HEADERS[now]).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/events`,
    got,
    asked: () => asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}
