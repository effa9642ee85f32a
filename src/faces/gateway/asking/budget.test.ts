import fastify from 'fastify';
import { expect, it } from 'vitest';
import type { Viewer } from '../../../base/access/index.ts';
import { answerProblems } from '../problems.ts';
import { keepBudgets, networkOf, openBudget } from './budget.ts';

it('a budget gives so many questions at once, then as many as come back, and never saves up more', () => {
  const { ask } = openBudget(60);
  const asked = (many: number, atMs: number) =>
    Array.from({ length: many }, () => ask('a', atMs)).filter((wait) => wait === undefined).length;
  expect(asked(100, 0)).toBe(60);
  expect(ask('a', 0)).toBe(1);
  expect(asked(10, 5_000)).toBe(5);
  expect(asked(1000, 3_600_000)).toBe(60);
  expect(ask('b', 0)).toBeUndefined();
  const slow = openBudget(2);
  expect([slow.ask('a', 0), slow.ask('a', 0), slow.ask('a', 0)]).toEqual([undefined, undefined, 30]);
});

it('one network is one address', () => {
  expect(networkOf('::ffff:10.0.0.7')).toBe('10.0.0.7');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8:1:2::6')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::6')).toBe(networkOf('2001:db8:0:0:9::1'));
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf(undefined)).toBe('gone');
});

it('refuses a viewer, and an address, beyond their minute and says when to come again', async () => {
  let now = 0;
  const server = fastify();
  answerProblems(server);
  server.decorateRequest('viewer');
  server.decorateRequest('hospital', undefined);
  server.addHook('onRequest', async (request) => {
    const who = request.headers['x-who'];
    request.viewer = { role: 'officer', subject: who, sessionId: who } as unknown as Viewer;
  });
  keepBudgets(server, { viewerAMinute: 3, addressAMinute: 5 }, () => now);
  for (const path of ['/api/v1/areas', '/healthz']) server.get(path, async () => ({}));
  const ask = async (who: string | undefined, remoteAddress = '10.0.0.1', url = '/api/v1/areas') => {
    const headers = who === undefined ? {} : { 'x-who': who };
    return server.inject({ url, remoteAddress, headers });
  };
  const statuses = async (asked: readonly ReturnType<typeof ask>[]) =>
    (await Promise.all(asked)).map(({ statusCode }) => statusCode);
  expect(await statuses([ask('a'), ask('a'), ask('a')])).toEqual([200, 200, 200]);
  const fourth = await ask('a');
  expect([fourth.statusCode, fourth.headers['retry-after'], fourth.json().code]).toEqual([
    429,
    '20',
    'TOO_MANY_A_MINUTE',
  ]);
  expect(fourth.json().message.th).toContain('3 ครั้งต่อนาที');
  // The refused one counted for the address too, so one is left to all who ask from there.
  expect(await statuses([ask('b'), ask('c'), ask(undefined)])).toEqual([200, 429, 429]);
  expect(await statuses([ask('c', '10.0.0.2'), ask('a', '10.0.0.2')])).toEqual([200, 429]);
  expect((await ask('a', '10.0.0.1', '/healthz')).statusCode).toBe(200);
  now += 20_000;
  expect(await statuses([ask('a'), ask('a')])).toEqual([200, 429]);
  await server.close();
});
