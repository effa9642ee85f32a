import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';
import { FIGURES, guardRoutes, HOSPITALS_SEE, HOSPITALS_SEND, OPEN, peopleFor } from './access-gate.ts';
import { answerProblems } from './problems.ts';

const OFFICER = { role: 'officer', area: '17', subject: 'test', sessionId: 's1' } as Viewer;
const HOSPITAL = { login: 'test', hospital: '11111', scopes: [], issuedAt: 0, expiresAt: 1 };
const NOBODY = { ...OFFICER, role: 'viewer', sessionId: undefined } as Viewer;

/** A server with routes of every kind; who asks is told by a header. */
function serve() {
  const server = fastify();
  answerProblems(server);
  guardRoutes(
    server,
    async ({ headers }) => (headers['x-role'] === 'officer' ? OFFICER : NOBODY),
    async ({ headers }) => {
      if (headers.authorization === 'hospital') return HOSPITAL;
      throw problem('HUB_TOKEN_MISSING');
    },
  );
  server.get('/api/figures', { config: FIGURES }, async () => ({ people: 5 }));
  server.get('/api/open', { config: OPEN }, async () => ({ said: 'hello' }));
  server.get('/api/noted', { config: peopleFor('officer') }, async (request) => {
    request.noted = true;
    return { name: 'somebody' };
  });
  server.get('/api/forgotten', { config: peopleFor('officer') }, async () => ({ name: 'somebody' }));
  server.get('/api/streamed', { config: peopleFor('officer') }, (_request, reply) =>
    reply.send(Buffer.from('somebody')),
  );
  server.get('/api/hospitals', { config: HOSPITALS_SEND }, async ({ hospital }) => ({
    of: hospital?.hospital,
  }));
  server.get('/api/claims', { config: HOSPITALS_SEE }, async () => ({ name: 'somebody' }));
  server.get('/api/stewards', { config: peopleFor('steward') }, async () => ({ name: 'somebody' }));
  return server;
}

describe('the gate before every route', () => {
  const server = serve();
  const officer = { 'x-role': 'officer' };
  beforeAll(() => server.ready());
  afterAll(() => server.close());

  it('refuses to start with a route that does not say what it lets out', () => {
    expect(() => serve().get('/api/v1/new', async () => ({}))).toThrow(
      expect.objectContaining({ code: 'ROUTE_WITHOUT_ACCESS' }),
    );
  });

  it('lets anybody read what is open, and asks for a sign-in before people', async () => {
    expect((await server.inject('/api/open')).json()).toEqual({ said: 'hello' });
    expect((await server.inject('/api/noted')).statusCode).toBe(401);
    const noted = await server.inject({ url: '/api/noted', headers: officer });
    expect(noted.json()).toEqual({ name: 'somebody' });
    expect(noted.headers['cache-control']).toBe('no-store');
  });

  it('keeps true figures out of every cache, and tells caches that figures differ by who asks', async () => {
    const anyone = await server.inject('/api/figures');
    const seen = await server.inject({ url: '/api/figures', headers: officer });
    expect([anyone.headers['cache-control'], seen.headers['cache-control']]).toEqual([undefined, 'no-store']);
    for (const { headers } of [anyone, seen]) expect(headers['vary']).toBe('cookie, authorization');
  });

  it('refuses a role that the route does not name', async () => {
    expect((await server.inject({ url: '/api/stewards', headers: officer })).statusCode).toBe(403);
  });

  it.each(['/api/forgotten', '/api/streamed'])(
    'holds back %s, whose people were not written down',
    async (url) => {
      const answer = await server.inject({ url, headers: officer });
      expect(answer.statusCode).toBe(500);
      expect(answer.body).not.toContain('somebody');
      expect(answer.json()).toMatchObject({ code: 'READ_NOT_RECORDED' });
    },
  );

  it('lets programs of hospitals pass by their tokens alone, and tells of claims only once that is written down', async () => {
    const url = '/api/hospitals';
    expect((await server.inject({ url, headers: officer })).json()).toMatchObject({
      code: 'HUB_TOKEN_MISSING',
    });
    const headers = { authorization: 'hospital' };
    const sent = await server.inject({ url, headers });
    expect([sent.statusCode, sent.json(), sent.headers['cache-control']]).toEqual([
      200,
      { of: '11111' },
      'no-store',
    ]);
    const seen = await server.inject({ url: '/api/claims', headers });
    expect(seen.json()).toMatchObject({ code: 'READ_NOT_RECORDED' });
  });
});
