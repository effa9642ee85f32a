import { generateKeyPairSync, randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sessionListSchema, sessionSchema, tokenSchema } from '../../../contract/index.ts';
import { buildGateway, type Gateway } from '../index.ts';
import { openEmptyHouse } from '../testing/empty-house.ts';
import { type Cookies, signInAs, walkIn } from '../testing/sign-in.ts';
import { cookiesOf } from './cookies.ts';

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
});

afterAll(async () => {
  await gateway.close();
  await house[Symbol.asyncDispose]();
});

/** What was written for the audit log, in it already or not. */
async function written() {
  const { outbox } = house.ledger.audit;
  return [...(await outbox.from(0, 10_000)), ...(await outbox.waiting(10_000))];
}

async function whoIs(cookies: Cookies) {
  return sessionSchema.parse((await gateway.inject({ url: '/api/v1/session', cookies })).json());
}

describe('the development sign-in', () => {
  it('lets somebody in as whom they choose to be', async () => {
    const officer = await signInAs(gateway, { role: 'officer', area: '17', name: 'mali' });
    expect(await whoIs(officer)).toEqual({
      signedIn: true,
      role: 'officer',
      area: '17',
      name: 'mali',
      person: null,
      actsFor: null,
      hospital: null,
      signInOffered: true,
      developmentSignIn: true,
    });
    const citizen = await signInAs(gateway, { role: 'citizen', person: 'p0123456789ab' });
    expect(await whoIs(citizen)).toMatchObject({ role: 'citizen', person: 'p0123456789ab' });
  });

  it('lets somebody of a hospital in with its code, and nobody without one', async () => {
    const person = { role: 'hospital', name: 'arunee' };
    const cookies = await signInAs(gateway, { ...person, agency: '99001' });
    expect(await whoIs(cookies)).toMatchObject({ role: 'hospital', hospital: '99001' });
    for (const agency of [undefined, '9900', 'dopa'])
      expect((await walkIn(gateway, { ...person, agency })).answer.statusCode).toBe(400);
  });

  it('lets an official in only with a strong sign-in, and says what to do', async () => {
    const person = { role: 'officer', area: '17', name: 'mali', weak: 'true' as const };
    const { answer, cookies } = await walkIn(gateway, person);
    expect([answer.statusCode, (answer.json() as { code: string }).code]).toEqual([401, 'SIGN_IN_TOO_WEAK']);
    expect(cookies['chipao_session']).toBeUndefined();
    await vi.waitFor(async () => {
      const payloads = (await written()).map(({ payload }): Record<string, unknown> => JSON.parse(payload));
      expect(payloads).toContainEqual(expect.objectContaining({ act: 'sign-in-refused' }));
    });
    expect(await whoIs(await signInAs(gateway, { role: 'citizen', weak: 'true' }))).toMatchObject({
      role: 'citizen',
    });
  });

  it('lets the same browser in again as somebody else', async () => {
    const first = await walkIn(gateway, { role: 'officer', area: '17', name: 'one' });
    const second = await walkIn(gateway, { role: 'steward', area: '18', name: 'other' }, first.cookies);
    expect(await whoIs(second.cookies)).toMatchObject({ role: 'steward', area: '18', name: 'other' });
  });

  it.each([
    { role: 'king' },
    { role: 'integrator' },
    { role: 'officer', area: '99' },
    { role: 'officer', area: '' },
    { role: 'officer', name: ' ' },
    { role: 'officer', name: 'x'.repeat(81) },
    { role: 'citizen', person: 'nobody' },
  ])('lets nobody in as %j, and shows the page again', async (somebody) => {
    const { answer, cookies } = await walkIn(gateway, somebody);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('role="alert"');
    expect(cookies['chipao_session']).toBeUndefined();
  });

  it('has a page that runs no script, in two languages', async () => {
    const { url } = await firstPage();
    const page = await gateway.inject(url);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(page.body).toContain('lang="en"');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    const font = await gateway.inject('/sign-in/development/thai.woff2');
    expect([font.statusCode, font.headers['content-type']]).toEqual([200, 'font/woff2']);
  });

  it('says that a sign-in is over when it is, on a page of its own', async () => {
    const uid = '/sign-in/development/people/long-gone';
    const sent = await gateway.inject({
      method: 'POST',
      url: uid,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'who=official:province',
    });
    expect([sent.statusCode, sent.cookies]).toEqual([400, []]);
    for (const path of ['auth/long-gone', 'auth?client_id=stranger']) {
      const answer = await gateway.inject(`/sign-in/development/${path}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain('role="alert"');
      expect(answer.body).not.toContain('://');
    }
  });

  it('does not take an answer twice, nor one that another browser began', async () => {
    const { jar, callback } = await untilCallback();
    const stolen = await gateway.inject({ url: callback });
    expect([stolen.statusCode, stolen.json()]).toMatchObject([400, { code: 'SIGN_IN_OVER' }]);
    const taken = await gateway.inject({ url: callback, cookies: jar });
    expect(taken.statusCode).toBe(302);
    const again = await gateway.inject({ url: callback, cookies: jar });
    expect([again.statusCode, again.json()]).toMatchObject([400, { code: 'SIGN_IN_OVER' }]);
    expect(again.cookies.filter(({ name }) => name === 'chipao_session')).toEqual([]);
  });

  it('is refused with a word in the audit log: by which route, in which role, and nothing of what was asked', async () => {
    const steward = await signInAs(gateway, { role: 'steward', area: '17', name: 'curious' });
    const refused = await gateway.inject({ url: '/api/v1/audit/reads?limit=7', cookies: steward });
    expect(refused.statusCode).toBe(403);
    const { callback } = await untilCallback();
    expect((await gateway.inject({ url: callback })).statusCode).toBe(400);
    const refusals = await vi.waitFor(
      async () => {
        const payloads = (await written()).map(({ payload }): Record<string, unknown> => JSON.parse(payload));
        const found = payloads.filter(({ kind }) => kind === 'refusal');
        expect(found).toContainEqual(
          expect.objectContaining({
            act: 'refused',
            role: 'steward',
            area: '17',
            facts: { code: 'NOT_ALLOWED', route: 'GET /api/v1/audit/reads' },
          }),
        );
        expect(found.at(-1)).toMatchObject({ act: 'sign-in-refused', facts: { code: 'SIGN_IN_OVER' } });
        return found;
      },
      { timeout: 20_000 },
    );
    expect(JSON.stringify(refusals)).not.toMatch(/limit=7|curious|state=/);
  });

  it('does not take an answer with another state', async () => {
    const { jar, callback } = await untilCallback();
    const changed = await gateway.inject({
      url: callback.replace(/state=[^&]+/, 'state=other'),
      cookies: jar,
    });
    expect([changed.statusCode, changed.json()]).toMatchObject([401, { code: 'SIGN_IN_REFUSED' }]);
  });

  it('leads back to where it began, and never elsewhere', async () => {
    for (const [wanted, led] of [
      ['/area/17?lang=en', '/area/17?lang=en'],
      ['//evil.example/', '/'],
      ['https://evil.example/', '/'],
    ] as const) {
      const { jar, callback } = await untilCallback(wanted);
      const answer = await gateway.inject({ url: callback, cookies: jar });
      expect(answer.headers.location).toBe(led);
    }
  });
});

describe('a session', () => {
  it('is a new one after signing in, and what was there before is worth nothing', async () => {
    const before = await signInAs(gateway, { role: 'viewer', name: 'fixed' });
    const planted = { ...before, chipao_sign_in: 'planted' };
    const { cookies } = await walkIn(gateway, { role: 'officer', name: 'fixed' }, planted);
    expect(cookies['chipao_session']).toBeDefined();
    expect(cookies['chipao_session']).not.toBe(before['chipao_session']);
    expect(await whoIs(before)).toMatchObject({ signedIn: false, role: 'viewer' });
    expect(await whoIs({ chipao_session: 'planted' })).toMatchObject({ signedIn: false });
  });

  it('ends for good with signing out, wherever its cookie was copied to', async () => {
    const cookies = await signInAs(gateway, { role: 'officer', area: '17' });
    const out = await gateway.inject({ method: 'DELETE', url: '/api/v1/session', cookies });
    expect(out.json()).toMatchObject({ signedIn: false, role: 'viewer' });
    expect(await whoIs(cookies)).toMatchObject({ signedIn: false });
  });

  it('of one’s own is seen and ended from another one, and nobody else’s is', async () => {
    const [here, there] = [
      await signInAs(gateway, { role: 'officer', name: 'own' }),
      await signInAs(gateway, { role: 'officer', name: 'own' }),
    ];
    const stranger = await signInAs(gateway, { role: 'officer', name: 'stranger' });
    const listed = await gateway.inject({ url: '/api/v1/sessions', cookies: here });
    const { sessions } = sessionListSchema.parse(listed.json());
    expect(sessions.map(({ own }) => own).toSorted()).toEqual([false, true]);
    const other = sessions.find(({ own }) => !own)?.id;
    const end = (cookies: Cookies) =>
      gateway.inject({ method: 'DELETE', url: `/api/v1/sessions/${other}`, cookies });
    expect((await end(stranger)).statusCode).toBe(404);
    expect((await end(here)).json()).toEqual({ ended: 1 });
    expect(await whoIs(there)).toMatchObject({ signedIn: false });
    expect(await whoIs(here)).toMatchObject({ signedIn: true });
  });

  it('of anybody is ended by the protection officer, and by no other role', async () => {
    const somebody = await signInAs(gateway, { role: 'officer', name: 'lost-telephone' });
    const end = async (role: string) =>
      gateway.inject({
        method: 'POST',
        url: '/api/v1/sessions/end',
        payload: { subject: 'lost-telephone' },
        cookies: await signInAs(gateway, { role }),
      });
    expect((await end('officer')).statusCode).toBe(403);
    expect((await end('protection-officer')).json()).toEqual({ ended: 1 });
    expect(await whoIs(somebody)).toMatchObject({ signedIn: false });
  });

  it.each(['development', 'production'] as const)(
    'has a cookie kept from scripts and other sites in %s',
    async (environment) => {
      const cookies = cookiesOf(environment);
      const server = fastify();
      await server.register(cookie);
      server.get('/', (_request, reply) => {
        cookies.setSession(reply, 'token', 1);
        cookies.setAttempt(reply, 'token');
        return reply.send();
      });
      const secure = environment === 'production';
      const answer = await server.inject('/');
      expect(answer.cookies).toHaveLength(2);
      for (const set of answer.cookies) {
        expect(set).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
        expect([set.secure === true, set.name.startsWith('__Host-'), set.domain]).toEqual([
          secure,
          secure,
          undefined,
        ]);
      }
      await server.close();
    },
  );
});

describe('a system of a party', () => {
  it('comes in with a signed assertion and a proof of its key, over HTTP', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = { ...publicKey.export({ format: 'jwk' }) };
    await house.ledger.identity.clients.register({
      id: 'exchange',
      party: 'org:health',
      title: 'Exchange',
      algorithm: 'ES256',
      publicKey: jwk,
    });
    const url = 'http://localhost/api/v1/sign-in/token';
    const now = Math.floor(Date.now() / 1000);
    const assertion = await new SignJWT({ jti: randomUUID(), iat: now, exp: now + 60, aud: url })
      .setIssuer('exchange')
      .setSubject('exchange')
      .setProtectedHeader({ alg: 'ES256' })
      .sign(privateKey);
    const ask = async () =>
      gateway.inject({
        method: 'POST',
        url: '/api/v1/sign-in/token',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          dpop: await new SignJWT({ jti: randomUUID(), iat: now, htm: 'POST', htu: url })
            .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
            .sign(privateKey),
        },
        payload: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        }).toString(),
      });
    const given = await ask();
    expect(given.statusCode, given.body).toBe(200);
    const { token_type, access_token } = tokenSchema.parse(given.json());
    expect([token_type, given.headers['cache-control']]).toEqual(['DPoP', 'no-store']);
    const again = await ask();
    expect([again.statusCode, again.json()]).toMatchObject([
      401,
      { code: 'CLIENT_REFUSED', error: 'invalid_client' },
    ]);
    const bare = { authorization: `DPoP ${access_token}` };
    const refused = await gateway.inject({ url: '/api/v1/session', headers: bare });
    expect([refused.statusCode, refused.json()]).toMatchObject([401, { code: 'CLIENT_REFUSED' }]);
  });

  it('is told how to ask when it asks wrongly', async () => {
    const answer = await gateway.inject({
      method: 'POST',
      url: '/api/v1/sign-in/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'grant_type=password',
    });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { error: 'invalid_request' }]);
  });
});

async function firstPage(returnTo = '/') {
  const jar: Record<string, string> = {};
  const ask = async (url: string) => {
    const answer = await gateway.inject({ url, cookies: jar });
    for (const { name, value } of answer.cookies) jar[name] = value;
    return answer;
  };
  const begun = await ask(`/api/v1/sign-in?${new URLSearchParams({ return: returnTo })}`);
  const page = await ask(begun.headers.location ?? '');
  const { pathname } = new URL(page.headers.location ?? '', 'http://localhost');
  return { jar, ask, url: pathname };
}

/** Walks until the provider has answered, and stops before the answer is brought here. */
async function untilCallback(returnTo = '/') {
  const { jar, ask, url } = await firstPage(returnTo);
  const sent = await gateway.inject({
    method: 'POST',
    url,
    cookies: jar,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'who=official:province',
  });
  const resumed = await ask(sent.headers.location ?? '');
  const { pathname, search } = new URL(resumed.headers.location ?? '');
  return { jar, callback: `${pathname}${search}` };
}
