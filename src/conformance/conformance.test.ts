import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConformance } from '../../country/thailand/conformance/index.ts';
import { buildGateway, type Gateway } from '../faces/gateway/index.ts';
import { openEmptyHouse } from '../faces/gateway/testing/empty-house.ts';
import { type AccountOrder, keepAccount, openTokenOffice, programHash } from '../services/claims/index.ts';
import { type CaseResult, caseLines, junitReport, pickCases, runSuite, sumLine } from './index.ts';

const HOSPITAL = '99001';
const PASSWORD = 'made up for this suite';
const A_DAY_MS = 86_400_000;
const { kit, cases } = loadConformance();

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;
let liar: Server;
let results: ReadonlyMap<string, CaseResult>;
let ask: (server: string, only?: readonly string[]) => Promise<CaseResult[]>;

const account = (login: string, further: Partial<AccountOrder> = {}) =>
  keepAccount(
    house.ledger.claims.accounts,
    { hospital: HOSPITAL, login, password: PASSWORD, ...further },
    { content: house.country.claims().accounts, passwordKey: undefined },
  );

/** A token of yesterday. */
async function expiredToken(): Promise<string> {
  const content = house.country.claims().accounts;
  const { accounts } = house.ledger.claims;
  const now = () => new Date(Date.now() - A_DAY_MS);
  const passwordHash = programHash(PASSWORD, kit.passwordKeys.usual);
  const office = openTokenOffice({ accounts, keys: house.keys, content, now });
  return office.issue({ login: 'maker', passwordHash, hospital: HOSPITAL, address: '127.0.0.1' });
}

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
  gateway.log.level = 'silent';
  const server = await gateway.listen({ port: 0, host: '127.0.0.1' });
  await account('maker');
  await account('spare');
  await account('limited', { scopes: ['MOPH_CLAIM:1'] });
  await account('records', { scopes: ['MOPH_PHR_HIE:1'] });
  await account('neighbour', { hospital: '99002' });
  const given = {
    expired: await expiredToken(),
    spare: { user: 'spare', password: PASSWORD },
    limited: { user: 'limited', password: PASSWORD },
    records: { user: 'records', password: PASSWORD },
    other: { hospital: '99002', user: 'neighbour', password: PASSWORD },
  };
  const order = {
    account: { hospital: HOSPITAL, user: 'maker', password: PASSWORD },
    kit,
    set: house.country.filesets().get('sixteen-files'),
    now: new Date(),
  };
  ask = (address, only) =>
    runSuite({
      ...order,
      server: address,
      given: only ? {} : given,
      cases: cases.filter(({ id }) => !only || only.includes(id)),
    });
  results = new Map((await ask(server)).map((result) => [result.id, result]));
});

afterAll(async () => {
  liar?.close();
  await gateway.close();
  await house[Symbol.asyncDispose]();
});

describe('our own server', () => {
  it.each(cases.map(({ id, rule }) => [id, rule.en]))('%s: %s', (id) => {
    const { outcome, call, differences } = results.get(id) ?? {};
    expect({ call, differences }).toEqual({});
    expect(['passed', 'told']).toContain(outcome);
  });
});

/** A server that gives a token and says yes to everything. */
async function startLiar(): Promise<string> {
  const token = [{ alg: 'RS512' }, { iat: 0, exp: 1 }, {}].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  liar = createServer((request, reply) => {
    request.resume().on('end', () => {
      if (request.url?.startsWith('/token')) return reply.end(token.join('.'));
      reply.setHeader('content-type', 'application/json');
      return reply.end(JSON.stringify({ status: 200, message: 'success' }));
    });
  });
  await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
  const place = liar.address();
  return `http://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`;
}

describe('another server', () => {
  it('that says yes to everything fails, and hears which answers were wrong', async () => {
    const wanted = [
      'token.json',
      'door.needs-cht',
      'caller.no-token',
      'caller.expired',
      'upload.slash',
      'caller.session',
    ];
    const found = await ask(await startLiar(), wanted);
    const outcomes = Object.fromEntries(found.map(({ id, outcome }) => [id, outcome]));
    expect(outcomes).toEqual({
      'token.json': 'failed',
      'caller.no-token': 'failed',
      'caller.expired': 'not-given',
      'caller.session': 'told',
      'upload.slash': 'passed',
      'door.needs-cht': 'failed',
    });
    const door = found.find(({ id }) => id === 'door.needs-cht');
    expect(door).toMatchObject({
      call: 'POST /api/v2/data_hub/16_files',
      differences: [{ at: 'http status', wanted: '400', got: expect.stringContaining('200') }],
    });
    const lines = found.flatMap((result) => caseLines(result, 'en')).join('\n');
    expect(lines).toContain('✗ door.needs-cht  CHT is always there  [FAILED]');
    expect(lines).toContain('see: docs/guide/fdh-gateway.md#uploads');
    expect(sumLine(found, 'th')).toBe('6 ข้อ: ผ่าน 1 · ไม่ผ่าน 3 · ไม่ได้ลอง เพราะไม่ได้ให้ 1 · ลองจากภายนอกไม่ได้ 1');
    const xml = junitReport(found, 'http://<there>');
    expect(xml).toContain('tests="6" failures="3" skipped="2"');
    expect(xml).not.toContain('<there>');
  });

  it('that does not answer, gives no token or is no address is told so at once', async () => {
    for (const [server, code] of [
      ['http://127.0.0.1:1', 'CONFORMANCE_NO_ANSWER'],
      ['ftp://example.org', 'CONFORMANCE_ADDRESS'],
    ] as const)
      await expect(ask(server, ['token.json'])).rejects.toMatchObject({ code });
  });
});

describe('cases', () => {
  it('have ids of their own and name headings of the guide that are there', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    const missing = cases.filter(({ section }) => {
      const [file = '', heading] = section.split('#');
      const text = readFileSync(join('docs/guide', file), 'utf8').toLowerCase();
      return heading !== undefined && !text.includes(`## ${heading.replaceAll('-', ' ')}`);
    });
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('are picked by their ids or the beginnings of them', () => {
    expect(pickCases(cases, ['token', 'door.type']).map(({ id }) => id)).toEqual([
      ...cases.flatMap(({ id }) => (id.startsWith('token.') ? [id] : [])),
      'door.type',
    ]);
    expect(() => pickCases(cases, ['tok'])).toThrow(
      expect.objectContaining({ code: 'CONFORMANCE_CASE_UNKNOWN' }),
    );
  });
});
