import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../../../base/errors/index.ts';
import { HAND, keyOf, sendClaim } from '../../../../base/ledger/claim-figures/testing/made-claims.ts';
import {
  type ClaimQueuesAnswer,
  type ClaimsOverviewAnswer,
  claimQueuesSchema,
  claimsOverviewSchema,
} from '../../../../contract/index.ts';
import { buildGateway, type Gateway } from '../../index.ts';
import { openEmptyHouse } from '../../testing/empty-house.ts';
import { type Cookies, signInAs } from '../../testing/sign-in.ts';

const OVERVIEW = '/api/v1/claims/overview';
const QUEUES = '/api/v1/claims/queues';
const REASON = 'the account was mended';
const AGREEMENT = { ...HAND, agreement: null };

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;
let operator: Cookies;
let analyst: Cookies;
let stuckClaim = 0n;

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
  operator = await signInAs(gateway, { role: 'operator', name: 'dara' });
  analyst = await signInAs(gateway, { role: 'analyst', area: 'TH' });
  // Two of Sing Buri, one of Chai Nat, one of a hospital nobody knows.
  await made('a', { hospital: '99001', scheme: 'UCS', day: '2026-10-05' });
  await made('b', { hospital: '99002', scheme: 'SSS', day: '2026-09-30' });
  await made('c', { hospital: '99004', scheme: null, day: null });
  await made('d', { hospital: '99777', scheme: 'UCS', day: '2026-10-31' });
  stuckClaim = (await house.ledger.claims.byKey(keyOf('a')))?.id ?? 0n;
}, 60_000);

afterAll(async () => {
  await gateway.close();
  await house[Symbol.asyncDispose]();
});

const made = (
  name: string,
  claim: Readonly<{ hospital: string; scheme: string | null; day: string | null }>,
) => sendClaim(house.ledger, name, { ...claim, satang: 50_000 });

async function overviewOf(cookies: Cookies, asked = ''): Promise<ClaimsOverviewAnswer> {
  const { body } = await gateway.inject({ url: `${OVERVIEW}${asked}`, cookies });
  return claimsOverviewSchema.parse(JSON.parse(body));
}

async function queues(): Promise<ClaimQueuesAnswer> {
  const { body } = await gateway.inject({ url: QUEUES, cookies: operator });
  return claimQueuesSchema.parse(JSON.parse(body));
}

const code = async (cookies: Cookies, url: string) =>
  (await gateway.inject({ url, cookies })).json<{ code?: string }>().code;

describe('figures of claims', () => {
  it('are for analysts and for officers of a province or more', async () => {
    expect((await gateway.inject(OVERVIEW)).json()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    for (const role of ['viewer', 'steward', 'auditor', 'protection-officer', 'operator'])
      expect(await code(await signInAs(gateway, { role, area: 'TH' }), OVERVIEW), role).toBe('NOT_ALLOWED');
    for (const area of ['1701', '170101'])
      expect(await code(await signInAs(gateway, { role: 'officer', area }), OVERVIEW), area).toBe(
        'NOT_ALLOWED',
      );
  });

  it('are of all hospitals for whoever has the country, also of those whose province nobody knows', async () => {
    const { total, hospitals, area } = await overviewOf(analyst);
    expect(area.code).toBe('TH');
    expect(total).toMatchObject({ claims: 4, chargedSatang: 200_000, standing: { 'under-way': 4 } });
    const places = hospitals.map(({ hospital, province }) => [hospital, province?.code ?? null]);
    expect(places).toEqual([
      ['99001', '17'],
      ['99002', '17'],
      ['99004', '18'],
      ['99777', null],
    ]);
    expect((await overviewOf(analyst, '?province=none')).hospitals.map(({ hospital }) => hospital)).toEqual([
      '99777',
    ]);
  });

  it('are of the own province for an officer of it, and no other is answered as if it had none', async () => {
    const officer = await signInAs(gateway, { role: 'officer', area: '17' });
    const { total, hospitals, choices } = await overviewOf(officer);
    expect(total.claims).toBe(2);
    expect(hospitals.map(({ hospital }) => hospital)).toEqual(['99001', '99002']);
    expect(choices.provinces.map(({ code: province }) => province)).toEqual(['17']);
    for (const asked of ['?province=18', '?province=none', '?hospital=99004', '?hospital=99777'])
      expect(await code(officer, OVERVIEW + asked), asked).toBe('NOT_ALLOWED');
  });

  it('are of what is asked, and each part adds up to the whole', async () => {
    for (const asked of [
      '',
      '?right=UCS',
      '?month=2026-10',
      '?month=none&right=none',
      '?payer=sso',
      '?code=C101',
    ]) {
      const { total, hospitals, rights, months, backlog } = await overviewOf(analyst, asked);
      for (const part of [hospitals, rights, months, backlog])
        expect(
          part.reduce((sum, row) => sum + row.claims, 0),
          asked,
        ).toBe(total.claims);
    }
    expect((await overviewOf(analyst, '?payer=nhso')).total.claims).toBe(2);
    expect((await overviewOf(analyst, '?wait=checks&standing=under-way')).total.claims).toBe(4);
  });

  it('say nobody: neither a key nor a number of a patient leaves', async () => {
    const { body } = await gateway.inject({ url: OVERVIEW, cookies: analyst });
    expect(body).not.toMatch(/\d{9,}/);
    expect(body).not.toContain(keyOf('a').toString('hex').slice(0, 12));
  });

  it.each(['?month=2026-13', '?province=1', '?standing=lost', '?hospital=%27'])(
    'refuse %s',
    async (asked) => {
      expect(await code(analyst, OVERVIEW + asked)).toBe('REQUEST_INVALID');
    },
  );
});

describe('the queues of the gateway', () => {
  it('are for the operator alone', async () => {
    expect((await gateway.inject(QUEUES)).json()).toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect(await code(analyst, QUEUES)).toBe('NOT_ALLOWED');
    const payload = { payer: 'nhso', reason: REASON };
    const asked = await gateway.inject({
      method: 'POST',
      url: `${QUEUES}/replay`,
      payload,
      cookies: analyst,
    });
    expect(asked.json()).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('say since when nothing is stuck, and what waits', async () => {
    const answer = await queues();
    expect(answer).toMatchObject({ troubles: [], letters: [], calmSince: expect.any(String) });
    expect(answer.queues.map(({ wait, claims }) => [wait, claims])).toEqual([
      ['checks', 4],
      ['sending', 0],
      ['answer', 0],
    ]);
    expect(answer.queues[0]?.hour).toEqual({ came: 4, left: 0 });
    expect(answer.payers.map(({ payer, state }) => [payer, state])).toEqual(
      house.country.payers().payers.map(({ id }) => [id, 'stopped']),
    );
  });

  it('tell who cannot get in, and no secret', async () => {
    const { accounts } = house.ledger.claims;
    const account = { hospitalName: 'A', name: 'A', email: null, scopes: [], hashes: ['secret hash'] };
    for (const login of ['open', 'locked', 'suspended'])
      await accounts.keep({ hospital: '99001', login, ...account });
    await accounts.noteFailure({ hospital: '99001', login: 'locked' }, { most: 1, minutes: 15 });
    await accounts.change({ hospital: '99001', login: 'suspended' }, { suspended: true });
    await letFreshGo();
    const { accounts: told } = await queues();
    expect(told.total).toBe(3);
    expect(told.shut.map(({ login, state, until }) => [login, state, until !== null])).toEqual([
      ['locked', 'locked', true],
      ['suspended', 'suspended', false],
    ]);
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  it('tell what nobody sends any more in plain words, and let it go again with a reason', async () => {
    await makeStuck();
    await letFreshGo();
    const { troubles, letters, payers, calmSince } = await queues();
    expect(troubles).toContain('letters');
    expect(calmSince).toBeNull();
    expect(payers.find(({ payer }) => payer === 'nhso')?.stuckClaims).toBe(1);
    const [letter] = letters;
    expect(letter).toMatchObject({
      payer: 'nhso',
      hospital: '99001',
      tries: 1,
      claims: [String(stuckClaim)],
    });
    expect(letter?.why.th).toContain('nhso');
    expect(letter?.why.en).toMatch(/^The payer nhso does not take/);

    const replay = (body: object) =>
      gateway.inject({ method: 'POST', url: `${QUEUES}/replay`, payload: body, cookies: operator });
    const name = { kind: letter?.kind, id: letter?.id };
    for (const reason of ['', 'no', 'of 1-1017-00203-45-1'])
      expect((await replay({ payer: 'nhso', letter: name, reason })).json(), reason).toMatchObject({
        code: 'REQUEST_INVALID',
      });
    const other = { payer: 'sso', letter: name, reason: REASON };
    expect((await replay(other)).json()).toMatchObject({ code: 'PAYER_BATCH_UNKNOWN' });
    expect((await replay({ ...other, payer: 'nobody' })).json()).toMatchObject({ code: 'PAYER_UNKNOWN' });
    const done = await replay({ payer: 'nhso', letter: name, reason: REASON });
    expect(done.json()).toEqual({ messages: 1, claims: 0 });
    expect((await queues()).letters).toEqual([]);
  });

  it('let all of a payer go again', async () => {
    await makeStuck('refused again');
    const asked = { method: 'POST' as const, url: `${QUEUES}/replay`, cookies: operator };
    const all = await gateway.inject({ ...asked, payload: { payer: 'nhso', reason: REASON } });
    expect(all.json()).toEqual({ messages: 1, claims: 0 });
  });
});

/** One answer serves all who ask within two seconds; letting nothing go is an act, after which it is read anew. */
async function letFreshGo(): Promise<void> {
  const payload = { payer: 'lgo', reason: REASON };
  await gateway.inject({ method: 'POST', url: `${QUEUES}/replay`, payload, cookies: operator });
}

/** Lets the claim of the first hospital be refused by its payer. */
async function makeStuck(status = 'refused'): Promise<void> {
  const { ledger } = house;
  const now = new Date();
  const checked = { claim: stuckClaim, version: 1, kind: 'checked', hand: HAND } as const;
  await ledger.claims.appendEvents([checked]);
  await ledger.payers.putChecked([{ scheme: 'UCS', payer: 'nhso' }]);
  const order = { payer: 'nhso', limit: 9, now, hand: AGREEMENT };
  await ledger.payers.gather(order, async (parcels) => ({
    batches: [parcels.map(({ id }) => id)],
    dead: [],
  }));
  const until = new Date(now.getTime() + 60_000);
  const lease = { payer: 'nhso', state: 'ready', holder: 'test', now, until, limit: 9 } as const;
  const [batch] = await ledger.payers.lease(lease, AGREEMENT);
  if (!batch) throw new Error('nothing was leased');
  const reason = problem('PAYER_REFUSED', { payer: 'nhso', status }).message;
  await ledger.payers.noteFailed({ batch, holder: 'test' }, { reason, next: 'never', hand: AGREEMENT });
}
