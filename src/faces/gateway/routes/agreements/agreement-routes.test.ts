import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../../base/lake/index.ts';
import type { IsoDate } from '../../../../base/model/index.ts';
import {
  agreementDetailSchema,
  agreementListSchema,
  receiptListSchema,
  replaySchema,
  shareListSchema,
  sharingDetailSchema,
  sharingEffectSchema,
  sharingListSchema,
} from '../../../../contract/index.ts';
import {
  type AgreementDesk,
  developmentKey,
  moveAgreement,
  proposeAgreement,
  signVersion,
} from '../../../../services/agreements/index.ts';
import { buildGateway, type Gateway } from '../../index.ts';
import { openEmptyHouse } from '../../testing/empty-house.ts';
import { type AskAsSystem, comeInAsSystem } from '../../testing/integrator.ts';
import { type Cookies, signInAs } from '../../testing/sign-in.ts';

const ID = 'agr-2568-vulnerable-29';
const NEXT = 'agr-2569-one-stop';
const ONE_STOP = `/api/v1/shares/${ID}/one-stop/lookup`;
const NUMBER = '9100000100007';

let house: Awaited<ReturnType<typeof openEmptyHouse>>;
let gateway: Gateway;
let desk: AgreementDesk;
let dga: AskAsSystem;
let zoo: AskAsSystem;
const people = new Map<string, Cookies>();
/** For which agency each of the stewards works; one works for none that is a party. */
const AGENCIES: Readonly<Record<string, string>> = { steward: 'dga', second: 'moph', outsider: 'inet' };
const ROLES = ['officer', 'analyst', 'steward', 'auditor'];

/** People as the agreement of the 29 parties may ask for them at a desk, and no other column. */
async function publishPeople(): Promise<void> {
  const { version } = await house.lake.build(
    { dataset: 'profiles', parents: [], fingerprint: ['small'] },
    async (workspace) => {
      await workspace.writeTable(
        'profiles',
        sql`
          select
            cast(n as bigint) as person_id,
            '9100000' || cast(100000 + n as varchar) as pid,
            cast(make_date(1960, 1, 1) as date) as birth_date,
            n < 23 as alive,
            true as swc_card,
            false as disability_card,
            false as state_pension,
            'UCS' as main_scheme,
            '10010101' as village_code,
            'f' as sex,
            'social' as adl_group
          from range(30) as numbers(n)`,
      );
      return {};
    },
  );
  const run = await house.ledger.runs.start({ inputDir: 'made-up' });
  await house.ledger.runs.succeed(run.id, {
    asOf: '2026-09-30' as IsoDate,
    summary: {},
    versions: [version],
  });
}

beforeAll(async () => {
  house = await openEmptyHouse();
  gateway = await buildGateway(house);
  for (const role of ROLES) people.set(role, await signInAs(gateway, { role, agency: AGENCIES[role] }));
  for (const name of ['second', 'outsider'])
    people.set(name, await signInAs(gateway, { role: 'steward', name, agency: AGENCIES[name] }));
  people.set('protection-officer', await signInAs(gateway, { role: 'protection-officer' }));
  await publishPeople();
  desk = {
    book: house.ledger.agreements,
    country: house.country.agreements(),
    actor: 'mali',
    environment: 'development',
  };
  const agreement = desk.country.agreements.find(({ agreement: { id } }) => id === ID)?.agreement;
  if (!agreement) throw new RangeError(ID);
  const hash = await proposeAgreement(desk, agreement);
  for (const { id } of agreement.parties)
    await signVersion(desk, hash, await developmentKey(house.settings, id));
  await moveAgreement(desk, { hash, to: 'active', reason: 'all have signed' });
  dga = await comeInAsSystem(gateway, house.ledger, 'org:dga');
  zoo = await comeInAsSystem(gateway, house.ledger, 'org:zoo');
}, 120_000);

afterAll(async () => {
  await gateway.close();
  await house[Symbol.asyncDispose]();
});

const cookiesOf = (role: string): Record<string, string> => ({ ...people.get(role) });
const codeOf = (body: string) => (JSON.parse(body) as { code: string }).code;

describe('the register of agreements', () => {
  it('is open to anybody, with the sentence for citizens and what was assumed', async () => {
    const { agreements } = agreementListSchema.parse((await gateway.inject('/api/v1/agreements')).json());
    expect(agreements.map(({ id, state }) => [id, state])).toEqual([
      ['agr-2561-tpmap-11', 'draft'],
      ['agr-2566-health-inet', 'draft'],
      ['agr-2568-finance-health', 'draft'],
      [ID, 'active'],
      ['agr-2569-claims-csmbs', 'draft'],
      ['agr-2569-claims-lgo', 'draft'],
      ['agr-2569-claims-nhso', 'draft'],
      ['agr-2569-claims-sso', 'draft'],
      ['agr-2569-life-events', 'draft'],
    ]);
    const detail = agreementDetailSchema.parse((await gateway.inject(`/api/v1/agreements/${ID}`)).json());
    expect(detail.parties).toHaveLength(29);
    expect(detail.citizen.th).toContain('29');
    expect(detail.missing).toEqual([]);
    const unknown = await gateway.inject('/api/v1/agreements/agr-nothing');
    expect([unknown.statusCode, codeOf(unknown.body)]).toEqual([404, 'AGREEMENT_UNKNOWN']);
  });
});

describe('a system of a party', () => {
  it('is told what it may ask, and has an API of its own', async () => {
    const mine = shareListSchema.parse((await dga({ url: '/api/v1/shares' })).json());
    expect(mine.shares.map(({ grant }) => grant)).toEqual(['equipment', 'one-stop']);
    const others = shareListSchema.parse((await zoo({ url: '/api/v1/shares' })).json());
    expect(others.shares.map(({ grant }) => grant)).toEqual(['equipment']);
    const api = (await zoo({ url: '/api/v1/shares/openapi.json' })).body;
    expect(api).toContain(`/api/v1/shares/${ID}/equipment/table`);
    expect(api).not.toContain('welfare_card');
  });

  it('is given one person by number, without the number, and a receipt that is worked out anew the same', async () => {
    const answer = await dga({ method: 'POST', url: ONE_STOP, payload: { by: { number: NUMBER } } });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ age: 65, welfare_card: true, health_scheme: 'UCS' });
    expect(answer.body).not.toContain(NUMBER);
    const hash = `sha256:${createHash('sha256').update(answer.body).digest('hex')}`;
    expect(answer.headers['x-chipao-body-hash']).toBe(hash);
    const { receipts } = receiptListSchema.parse((await dga({ url: '/api/v1/shares/receipts' })).json());
    expect(receipts[0]).toMatchObject({ act: 'lookup', rows: 1, bodyHash: hash });
    expect((await zoo({ url: '/api/v1/shares/receipts' })).json()).toEqual({ receipts: [] });
    expect(await house.ledger.access.recent(7n, 1)).toMatchObject([{ act: 'share-lookup', agreement: ID }]);
    const replayed = await gateway.inject({
      method: 'POST',
      url: `/api/v1/shares/receipts/${receipts[0]?.id}/replay`,
      cookies: cookiesOf('auditor'),
    });
    expect(replaySchema.parse(replayed.json())).toMatchObject({ same: true, bodyHash: hash });
  });

  it('cannot tell somebody outside the agreement from nobody', async () => {
    const ask = (number: string) => dga({ method: 'POST', url: ONE_STOP, payload: { by: { number } } });
    const [dead, nobody] = [await ask('9100000100025'), await ask('9100000999999')];
    const shown = ({ statusCode, body, headers }: typeof dead) => {
      const { date: _date, 'x-chipao-receipt': _receipt, ...rest } = headers;
      return { statusCode, body, rest };
    };
    expect(shown(dead)).toEqual(shown(nobody));
    expect([dead.statusCode, dead.body]).toEqual([200, '']);
  });

  it('is refused what another party is given, and anything that nobody reads', async () => {
    const other = await zoo({ method: 'POST', url: ONE_STOP, payload: { by: { number: NUMBER } } });
    expect([other.statusCode, codeOf(other.body)]).toEqual([403, 'SHARE_NOT_GRANTED']);
    const extra = await dga({
      method: 'POST',
      url: ONE_STOP,
      payload: { by: { number: NUMBER }, sql: 'true' },
    });
    expect([extra.statusCode, codeOf(extra.body)]).toEqual([400, 'REQUEST_INVALID']);
    const column = await dga({
      method: 'POST',
      url: ONE_STOP,
      payload: { by: { number: NUMBER }, columns: ['family_name'] },
    });
    expect([column.statusCode, codeOf(column.body)]).toEqual([403, 'SHARE_NOT_GRANTED']);
  });

  it('is the only one who may ask', async () => {
    for (const role of ROLES) {
      const cookies = cookiesOf(role);
      const payload = { by: { number: NUMBER } };
      const answer = await gateway.inject({ method: 'POST', url: ONE_STOP, payload, cookies });
      expect([role, answer.statusCode]).toEqual([role, 403]);
    }
    const anyone = await gateway.inject({
      method: 'POST',
      url: ONE_STOP,
      payload: { by: { number: NUMBER } },
    });
    expect(anyone.statusCode).toBe(401);
  });
});

describe('a steward', () => {
  const get = (url: string, who: string) => gateway.inject({ url, cookies: cookiesOf(who) });

  it('sees every version of the agreements of the own agency and no other, and a protection officer sees all', async () => {
    const listed = async (who: string) =>
      sharingListSchema.parse((await get('/api/v1/sharing', who)).json()).agreements;
    const mine = await listed('steward');
    expect(mine.find(({ id }) => id === ID)).toMatchObject({ state: 'active', signed: 29, parties: 29 });
    const all = await listed('protection-officer');
    expect(all.length).toBeGreaterThan(mine.length);
    expect(await listed('outsider')).not.toContainEqual(expect.objectContaining({ id: ID }));
    expect((await get('/api/v1/sharing', 'officer')).statusCode).toBe(403);
    for (const rest of ['', '/effect']) {
      const foreign = await get(`/api/v1/sharing/${ID}/1${rest}`, 'outsider');
      expect([rest, foreign.statusCode, codeOf(foreign.body)]).toEqual([rest, 404, 'AGREEMENT_UNKNOWN']);
    }
    const receipts = await get(`/api/v1/agreements/${ID}/receipts`, 'outsider');
    expect(receipts.statusCode).toBe(404);
    const replayed = { method: 'POST', url: '/api/v1/shares/receipts/1/replay' } as const;
    const outside = await gateway.inject({ ...replayed, cookies: cookiesOf('outsider') });
    expect([outside.statusCode, codeOf(outside.body)]).toEqual([404, 'RECEIPT_UNKNOWN']);
    const inside = await gateway.inject({ ...replayed, cookies: cookiesOf('steward') });
    expect(replaySchema.parse(inside.json())).toMatchObject({ same: true });
  });

  it('sees columns with masks, limits, duties, signatures, and what was given today', async () => {
    const answer = await get(`/api/v1/sharing/${ID}/1`, 'steward');
    const detail = sharingDetailSchema.parse(answer.json());
    const share = detail.shares.find(({ id }) => id === 'one-stop');
    expect(share).toMatchObject({ about: 'person', meansAsSigned: true });
    expect(share?.columns.map(({ name, mask }) => [name, mask])).toContainEqual(['welfare_card', 'clear']);
    expect(share?.columns.some(({ mask }) => mask === 'drop')).toBe(false);
    expect(share?.rows.th).not.toBe('');
    expect(new Set(detail.members.map(({ signature }) => signature))).toEqual(new Set(['signed']));
    expect(detail.bases.some(({ verified }) => !verified)).toBe(true);
    expect(detail.usage).toMatchObject([{ grant: 'one-stop', recipient: 'org:dga', asked: 3, subjects: 1 }]);
    expect([detail.mayMove, detail.needsSecond, detail.moves]).toEqual([true, true, ['suspended']]);
  });

  it('sees before anybody signs what a next version would add, and no count of people exactly', async () => {
    const first = desk.country.agreements.find(({ agreement }) => agreement.id === ID)?.agreement;
    const oneStop = first?.grants.find((grant) => grant.id === 'one-stop');
    if (!first || !oneStop) throw new RangeError(ID);
    const { means: _means, ...grant } = oneStop;
    const draft = { ...first, id: NEXT, grants: [grant] };
    const prev = await proposeAgreement(desk, draft);
    const wider = { ...grant, columns: { ...grant.columns, sex: 'clear' } };
    await proposeAgreement(desk, { ...draft, version: 2, prev, grants: [wider] });
    const answer = await get(`/api/v1/sharing/${NEXT}/2/effect`, 'steward');
    expect(answer.statusCode, answer.body).toBe(200);
    const effect = sharingEffectSchema.parse(answer.json());
    expect(effect.against).toBe(1);
    expect(effect.grants.map(({ meansOtherwise }) => meansOtherwise)).toEqual([false]);
    const added = effect.grants.find(({ grant }) => grant === 'one-stop');
    expect(added).toMatchObject({ columnsRemoved: [], peopleAdded: { count: 0, fewerThan: null } });
    expect(added?.columnsAdded).toHaveLength(1);
    const reach = effect.reach.find(({ grant }) => grant === 'one-stop');
    // There are 23.
    expect(reach).toMatchObject({ people: { count: 20, fewerThan: null }, alone: { count: 0 } });
    const listed = sharingListSchema.parse((await get('/api/v1/sharing', 'steward')).json()).agreements;
    expect(listed.filter(({ id }) => id === NEXT).map(({ version, state }) => [version, state])).toEqual([
      [1, 'proposed'],
      [2, 'proposed'],
    ]);
  });

  it('withdraws what was proposed for the own party, while not all have signed', async () => {
    const first = desk.country.agreements.find(({ agreement }) => agreement.id === ID)?.agreement;
    if (!first) throw new RangeError(ID);
    const id = 'agr-2569-withdrawn';
    await proposeAgreement({ ...desk, party: 'org:dga' }, { ...first, id });
    const withdraw = (who: string) =>
      gateway.inject({
        method: 'POST',
        url: `/api/v1/agreements/${id}/state`,
        payload: { to: 'revoked', version: 1, reason: 'written anew' },
        cookies: cookiesOf(who),
      });
    const page = await get(`/api/v1/sharing/${id}/1`, 'steward');
    expect(sharingDetailSchema.parse(page.json()).moves).toEqual(['revoked']);
    const foreign = await withdraw('second');
    expect([foreign.statusCode, codeOf(foreign.body)]).toEqual([403, 'AGREEMENT_OTHERS_STEP']);
    const withdrawn = await withdraw('steward');
    expect(withdrawn.statusCode, withdrawn.body).toBe(200);
    expect(agreementDetailSchema.parse(withdrawn.json()).state).toBe('revoked');
  });

  it('revokes an agreement with a second person, and nothing leaves under it any more', async () => {
    const url = `/api/v1/agreements/${ID}/state`;
    const payload = { to: 'revoked', reason: 'ended by the ministry' };
    const officer = cookiesOf('officer');
    expect((await gateway.inject({ method: 'POST', url, payload, cookies: officer })).statusCode).toBe(403);
    const steward = cookiesOf('steward');
    const move = (cookies: Cookies, to: string) =>
      gateway.inject({ method: 'POST', url, payload: { ...payload, to }, cookies });
    const foreign = await move(cookiesOf('outsider'), 'suspended');
    expect([foreign.statusCode, codeOf(foreign.body)]).toEqual([404, 'AGREEMENT_UNKNOWN']);
    // Whoever looked at a former or a next version moves none that they did not look at, nor one to which they are no party.
    const stale = { to: 'suspended', reason: 'read on an old page' };
    const moveVersion = (id: string, version?: number) =>
      gateway.inject({
        method: 'POST',
        url: `/api/v1/agreements/${id}/state`,
        payload: version === undefined ? stale : { ...stale, version },
        cookies: steward,
      });
    expect(codeOf((await moveVersion(ID, 2)).body)).toBe('AGREEMENT_UNKNOWN');
    const former = await moveVersion(NEXT, 1);
    expect([former.statusCode, codeOf(former.body)]).toEqual([409, 'AGREEMENT_STEP_REFUSED']);
    expect(former.body).toContain('ฉบับที่ 1');
    expect((await moveVersion(NEXT)).body).toContain('ฉบับที่ 2');
    const alone = await move(steward, 'revoked');
    expect([alone.statusCode, codeOf(alone.body)]).toEqual([409, 'AGREEMENT_NEEDS_SECOND']);
    expect((await move(steward, 'suspended')).statusCode).toBe(200);
    expect(codeOf((await move(steward, 'revoked')).body)).toBe('AGREEMENT_NEEDS_SECOND');
    const resumed = await move(cookiesOf('second'), 'active');
    expect([resumed.statusCode, codeOf(resumed.body)]).toEqual([403, 'AGREEMENT_OTHERS_STEP']);
    const seen = await get(`/api/v1/sharing/${ID}/1`, 'second');
    expect(sharingDetailSchema.parse(seen.json()).moves).toEqual(['revoked']);
    const moved = await move(cookiesOf('second'), 'revoked');
    expect(moved.statusCode, moved.body).toBe(200);
    const stands = sharingDetailSchema.parse((await get(`/api/v1/sharing/${ID}/1`, 'steward')).json());
    expect([stands.state, stands.steps.length]).toEqual(['revoked', 4]);
    const asked = await dga({ method: 'POST', url: ONE_STOP, payload: { by: { number: NUMBER } } });
    expect([asked.statusCode, codeOf(asked.body)]).toEqual([403, 'SHARE_NOT_GRANTED']);
    const list = await gateway.inject({ url: `/api/v1/agreements/${ID}/receipts`, cookies: steward });
    expect(receiptListSchema.parse(list.json()).receipts).toHaveLength(3);
  });
});
