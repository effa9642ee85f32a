import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forEverybody, openLake, openServing, type Serving, sql } from '../../../base/lake/index.ts';
import { stopForWhoHangsUp } from './hang-up.ts';

const LONG = sql`select count(*) as n from range(200000) as one, range(200000) as other where (one.range * other.range) % 7 = 3`;
const home = mkdtempSync(join(tmpdir(), 'chipao-hang-up-'));
let serving: Serving;
let server: FastifyInstance;
const ended: string[] = [];
let begun = 0;

beforeAll(async () => {
  const lake = await openLake(home, { memoryMb: 256, threads: 1 });
  // One connection, so that nobody is answered before the long question ends.
  serving = await openServing(lake, [], 1);
  server = fastify();
  stopForWhoHangsUp(server);
  const askLong = async () => {
    begun++;
    try {
      return await serving.rows(LONG);
    } catch (thrown) {
      ended.push(thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'other');
      throw thrown;
    }
  };
  server.get('/long', askLong);
  server.post('/long', askLong);
  server.get('/short', async () => ({ rows: (await serving.rows(sql`select 1 as n`)).length }));
  server.get('/kept', async () => ({
    rows: await forEverybody(async () => (await serving.rows(sql`select 1 as n`)).length),
  }));
  await server.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(async () => {
  await server.close();
  await serving.close();
  rmSync(home, { recursive: true });
});

function send(head: string) {
  const { port } = server.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(head);
  return socket;
}

describe('a question whose asker hangs up', () => {
  it.each([
    ['without a body', 'GET /long HTTP/1.1\r\nhost: here\r\n\r\n'],
    [
      'with a body',
      'POST /long HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
    ],
  ])('is stopped in the engine: %s', async (_, head) => {
    const [before, stopped] = [begun, ended.length];
    const socket = send(head);
    await vi.waitUntil(() => begun > before, 30_000);
    const next = server.inject('/short');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ended).toHaveLength(stopped);
    socket.destroy();
    expect((await next).json()).toEqual({ rows: 1 });
    expect(ended.slice(stopped)).toEqual(['ASKER_LEFT']);
  });

  it('stops nothing that was answered, nor what is asked for everybody', async () => {
    expect((await server.inject('/short')).statusCode).toBe(200);
    expect((await server.inject('/kept')).json()).toEqual({ rows: 1 });
  });
});
