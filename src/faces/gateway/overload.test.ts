import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '../../base/access/index.ts';
import type { Role } from '../../base/model/index.ts';
import { limitQuestions, type OverloadLimits } from './overload.ts';
import { answerProblems } from './problems.ts';

const SMALL = { atOnce: 2, waiting: 2, aViewer: 3 };
const LIMITS = {
  office: SMALL,
  visitors: SMALL,
  citizens: SMALL,
  hospitals: SMALL,
  integrators: { ...SMALL, waiting: 0 },
  // Longer than any test takes, however busy the machine is.
  waitSeconds: 300,
  retryAfterSeconds: 7,
};

let server: FastifyInstance;
let begun: number;
let most: number;
let finish: (() => void)[];

beforeEach(() => openServer(LIMITS));

async function openServer(limits: OverloadLimits): Promise<void> {
  [begun, most, finish] = [0, 0, []];
  server = fastify();
  answerProblems(server);
  server.decorateRequest('viewer');
  server.decorateRequest('hospital', undefined);
  server.addHook('onRequest', async (request) => {
    const [role, subject] = String(request.headers['x-who']).split(' ');
    request.viewer = { role, subject, sessionId: subject } as unknown as Viewer;
    const hospital = request.headers['x-hospital'];
    if (typeof hospital === 'string')
      request.hospital = { hospital, login: 'test', scopes: [], issuedAt: 0, expiresAt: 1 };
  });
  limitQuestions(server, limits);
  for (const path of ['/api/v1/slow', '/healthz'])
    server.get(path, async () => {
      begun++;
      most = Math.max(most, begun);
      await new Promise<void>((resolve) => finish.push(resolve));
      begun--;
      return { done: true };
    });
  await server.ready();
}

afterEach(async () => {
  for (const one of finish) one();
  await server.close();
});

function ask(who: string, role: Role = 'officer', url = '/api/v1/slow') {
  // An injected request begins only when somebody waits for it.
  return Promise.resolve(
    server.inject({ url, headers: { 'x-who': `${role} ${who}` } }).then((answer) => answer),
  );
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function finishOne(): void {
  finish.shift()?.();
}

describe('when many ask at once', () => {
  it('answers so many at a time, in the order of asking, and lets the others wait', async () => {
    const order: string[] = [];
    const all = ['a', 'b', 'c', 'd'].map((who) =>
      ask(who).then(({ statusCode }) => order.push(`${who} ${statusCode}`)),
    );
    for (let done = 1; done <= 4; done++) {
      await until(() => finish.length > 0);
      finishOne();
      await until(() => order.length === done);
    }
    await Promise.all(all);
    expect(order).toEqual(['a 200', 'b 200', 'c 200', 'd 200']);
    expect(most).toBe(2);
  });

  it('turns away whom there is no room for, and says when to come again', async () => {
    const first = ['a', 'b', 'c', 'd'].map((who) => ask(who));
    await until(() => begun === 2);
    const late = await ask('e');
    expect([late.statusCode, late.headers['retry-after'], late.json().code]).toEqual([
      503,
      '7',
      'SERVICE_BUSY',
    ]);
    for (const _ of first) {
      await until(() => finish.length > 0);
      finishOne();
    }
    expect((await Promise.all(first)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  });

  it('has programs of hospitals wait for programs of hospitals alone, also outside the API’s own addresses', async () => {
    const send = (hospital: string) =>
      Promise.resolve(
        server.inject({ url: '/healthz', headers: { 'x-hospital': hospital } }).then((answer) => answer),
      );
    const sent = ['1', '2', '3', '4'].map(send);
    await until(() => begun === 2);
    expect((await send('5')).statusCode).toBe(503);
    const officer = ask('a');
    await until(() => begun === 3);
    for (let done = 0; done < 5; done++) {
      await until(() => finish.length > 0);
      finishOne();
    }
    expect((await Promise.all([...sent, officer])).map(({ statusCode }) => statusCode)).toEqual([
      200, 200, 200, 200, 200,
    ]);
  });

  it('lets one viewer hold so many places only, and others go on', async () => {
    const own = ['a', 'a', 'a'].map((who) => ask(who));
    await until(() => begun === 2);
    const fourth = await ask('a');
    expect([fourth.statusCode, fourth.headers['retry-after'], fourth.json().code]).toEqual([
      429,
      '7',
      'TOO_MANY_QUESTIONS',
    ]);
    const other = ask('b');
    for (let done = 0; done < 4; done++) {
      await until(() => finish.length > 0);
      finishOne();
    }
    expect((await Promise.all([...own, other])).every(({ statusCode }) => statusCode === 200)).toBe(true);
  });

  it('keeps citizens out of the queue of offices and registers, and health out of all', async () => {
    const others = [ask('a'), ask('b'), ask('org:1', 'integrator'), ask('org:1', 'integrator')];
    await until(() => begun === 4);
    expect((await ask('org:1', 'integrator')).statusCode).toBe(503);
    const citizen = ask('c', 'citizen');
    const health = ask('a', 'officer', '/healthz');
    await until(() => begun === 6);
    for (const one of finish) one();
    for (const answer of await Promise.all([...others, citizen, health])) expect(answer.statusCode).toBe(200);
  });

  it('gives up waiting for a turn in time', async () => {
    await server.close();
    await openServer({ ...LIMITS, waitSeconds: 0.1 });
    const running = [ask('a'), ask('b')];
    await until(() => begun === 2);
    expect((await ask('c')).json().code).toBe('SERVICE_BUSY');
    for (const one of finish) one();
    await Promise.all(running);
    const again = ask('c');
    await until(() => begun === 1);
    for (const one of finish) one();
    expect((await again).statusCode).toBe(200);
  });

  it('frees the place of who hangs up', async () => {
    await server.listen({ port: 0 });
    const { port } = server.server.address() as AddressInfo;
    const calls = Array.from({ length: 2 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.write('GET /api/v1/slow HTTP/1.1\r\nhost: here\r\nx-who: officer a\r\n\r\n');
      return socket;
    });
    await until(() => begun === 2);
    for (const socket of calls) socket.destroy();
    const next = ask('b');
    await until(() => begun === 3);
    for (const one of finish) one();
    expect((await next).statusCode).toBe(200);
  });
});
