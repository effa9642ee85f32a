import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SavedViews } from '../../../../contract/index.ts';
import { buildGateway, type Gateway } from '../../index.ts';
import { openEmptyHouse } from '../../testing/empty-house.ts';
import { type Cookies, signInAs } from '../../testing/sign-in.ts';

const VIEWS = '/api/v1/views';

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;
let mali: Cookies;
let somsak: Cookies;

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
  mali = await signInAs(gateway, { role: 'officer', area: '17', name: 'mali' });
  somsak = await signInAs(gateway, { role: 'steward', area: '17', name: 'somsak' });
}, 60_000);

afterAll(async () => {
  await gateway.close();
  await house[Symbol.asyncDispose]();
});

const keep = (cookies: Cookies, name: string, address: string) =>
  gateway.inject({ method: 'POST', url: VIEWS, payload: { name, address }, cookies });
const kept = async (cookies: Cookies) =>
  (await gateway.inject({ url: VIEWS, cookies })).json<SavedViews>().views;

describe('kept views', () => {
  it('are closed to whoever did not sign in, and to viewers', async () => {
    expect((await gateway.inject(VIEWS)).json()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    const viewer = await signInAs(gateway, { role: 'viewer', area: 'TH' });
    expect((await gateway.inject({ url: VIEWS, cookies: viewer })).json()).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('are one’s own: kept, renamed and removed by nobody else', async () => {
    const made = (await keep(mali, 'ตกหล่น', '/area/17/flags?lang=en&kind=missing-out')).json();
    expect(made).toMatchObject({ name: 'ตกหล่น', address: '/area/17/flags?kind=missing-out' });
    expect(await kept(somsak)).toEqual([]);
    const url = `${VIEWS}/${made.id}`;
    const rename = (cookies: Cookies) =>
      gateway.inject({ method: 'POST', url, payload: { name: 'ข้อสังเกต' }, cookies });
    expect((await rename(somsak)).json()).toMatchObject({ code: 'VIEW_UNKNOWN' });
    expect((await rename(mali)).json()).toMatchObject({ name: 'ข้อสังเกต' });
    expect((await gateway.inject({ method: 'DELETE', url, cookies: somsak })).statusCode).toBe(404);
    expect((await gateway.inject({ method: 'DELETE', url, cookies: mali })).json()).toEqual({
      removed: true,
    });
    expect(await kept(mali)).toEqual([]);
  });

  it.each([
    ['me', '/person/p0123456789ab', 'VIEW_ADDRESS_REFUSED'],
    ['x', '/area/17/people?measure=1101700203451', 'VIEW_ADDRESS_REFUSED'],
    ['1-1017-00203-45-1', '/area/17', 'VIEW_NAME_REFUSED'],
    [' ', '/area/17', 'REQUEST_INVALID'],
  ])('never hold somebody: %s at %s', async (name, address, code) => {
    expect((await keep(mali, name, address)).json()).toMatchObject({ code });
    expect(await kept(mali)).toEqual([]);
  });

  it('may be a hundred', async () => {
    const cookies = await signInAs(gateway, { role: 'auditor', area: 'TH', name: 'dao' });
    for (let number = 10; number < 110; number++) await keep(cookies, 'a', `/lists/${number}`);
    expect((await keep(cookies, 'a', '/lists/9')).json()).toMatchObject({ code: 'VIEWS_FULL' });
    expect((await keep(cookies, 'again', '/lists/10')).statusCode).toBe(200);
  });
});
