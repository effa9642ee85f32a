import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Row, sql } from '../../src/base/lake/index.ts';
import { parseIsoDate, personIdOf, personKeyOf } from '../../src/base/model/index.ts';
import {
  auditReadProofSchema,
  type DisputeAnswer,
  disputeQueueSchema,
  disputeSchema,
  meSchema,
  myDisputesSchema,
  myFactsSchema,
  myHouseholdsSchema,
  myLooksSchema,
  myRightsSchema,
  myVisitsSchema,
  openedDisputeSchema,
} from '../../src/contract/index.ts';
import { runAndPublish } from '../../src/faces/cli/run-journey.ts';
import { checkProof } from '../../src/faces/shared/proofs/index.ts';
import { openClaimTokens, submitClaims } from '../../src/services/claims/index.ts';
import { sampleClaim } from '../../src/services/claims/testing/sample-claim.ts';
import { openReading } from '../../src/services/lookup/index.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';
import { publishedHome, smallRegisters } from './stage/homes.ts';

const PROVINCE = '17';
const ALLOWANCE = 'old-age-allowance';
const PENSIONS = 'state_pension_25690930.txt';
const SILENT = { answer: () => undefined, progress: () => undefined };
/** Addresses of what is one's own. */
const OWN = /^\/api\/v1\/me(\/|$)/;
/** How long the gateway may go on answering from the set before. */
const CHANGE_OVER_MS = 2_200;
const A_MONTH_MS = 31 * 86_400_000;

let web: OpenGateway;
let registers: string;
let grandmother: string;
let other: string;
/** The row of the pension office under her number. */
let pension: string;
let she: Cookies;
let neighbour: Cookies;
let steward: Cookies;
let protection: Cookies;

beforeAll(async () => {
  registers = smallRegisters('citizen');
  web = await openGateway(await publishedHome('citizen'));
  const [person, somebody] = await oldWomen();
  grandmother = idOf(person);
  other = idOf(somebody);
  // The pension office has put somebody else's pension under her number.
  const line = [
    person?.['pid'],
    'นาง',
    person?.['given_name'],
    person?.['family_name'],
    buddhist(person),
    '1',
    '9000',
    '25600101',
    '1',
  ];
  pension = line.join('|');
  appendFileSync(join(registers, PENSIONS), iconv.encode(`${pension}\r\n`, 'windows-874'));
  await run();
  she = await enter({ role: 'citizen', person: grandmother });
  neighbour = await enter({ role: 'citizen', person: other });
  steward = await enter({ role: 'steward', area: PROVINCE, name: 'wichai', agency: 'cgd' });
  protection = await enter({ role: 'protection-officer', area: 'TH', name: 'jintana' });
});

afterAll(() => web.close());

/** A session as the sign-in opens it. */
async function enter(
  who: Readonly<{ role: string; area?: string; name?: string; person?: string; agency?: string }>,
): Promise<Cookies> {
  const { token } = await web.house.ledger.sessions.open({
    role: who.role,
    areaScope: who.area ?? 'TH',
    subject: who.name ?? `citizen ${who.person}`,
    hours: 1,
    personKey: who.person === undefined ? undefined : personKeyOf(who.person),
    agency: who.agency,
  });
  return { chipao_session: token };
}

const run = () => runAndPublish(web.house, { inputDir: registers }, SILENT);
const idOf = (row: Row | undefined) => personIdOf(BigInt(String(row?.['person_id'])));

/** A day as the pension office writes it: the year of the Buddhist era and eight digits. */
function buddhist(row: Row | undefined): string {
  const [year = '', month = '', day = ''] = String(row?.['birth_date']).split('-');
  return `${Number(year) + 543}${month}${day}`;
}

/** Women who are owed the allowance and stand on no pension roll. */
async function oldWomen(): Promise<Row[]> {
  const reading = await openReading(web.house);
  const rows = await reading.serving.rows(sql`
    select profile.person_id, profile.pid, profile.given_name, profile.family_name, profile.birth_date
    from profiles.profiles as profile
    join entitlements.decisions as decision on decision.person_id = profile.person_id
    where decision.old_age_allowance__answer = 1
      and profile.sex = 'f'
      and profile.birth_precision = 'day'
      and not profile.state_pension
      and coalesce(profile.old_age_paid_month, 0) = 0
      and profile.village_code like '17%'
    order by profile.person_id
    limit 2`);
  await reading.close();
  expect(rows.length).toBe(2);
  return rows;
}

async function read<Answer>(
  path: string,
  who: Cookies,
  schema: Readonly<{ parse: (body: unknown) => Answer }>,
): Promise<Answer> {
  const { status, body } = await web.get(path, who);
  expect(status, body).toBe(200);
  const answer = schema.parse(JSON.parse(body));
  expect(answer).toEqual(JSON.parse(body));
  return answer;
}

async function act<Answer>(
  [path, payload]: readonly [string, object],
  who: Cookies,
  schema: Readonly<{ parse: (body: unknown) => Answer }>,
): Promise<Answer> {
  const { status, body } = await web.post(path, payload, who);
  expect(status, body).toBe(200);
  return schema.parse(JSON.parse(body));
}

const facts = () => read('/api/v1/me/facts', she, myFactsSchema);
const rights = () => read('/api/v1/me/rights', she, myRightsSchema);

describe('a grandmother whose allowance never came', () => {
  let dispute: DisputeAnswer;

  it('is told which fact of which register refuses it, of what day', async () => {
    const me = await read('/api/v1/me', she, meSchema);
    expect(me.maskedNumber).toMatch(/^•{9}\d{4}$/);
    const { refused } = await rights();
    const right = refused.find(({ programme }) => programme === ALLOWANCE);
    expect(right?.near).toBe(true);
    const [fact] = right?.obstacles.flatMap((obstacle) => obstacle.facts) ?? [];
    expect(fact).toMatchObject({ fact: 'state_pension', value: true, asOf: '2026-09-30' });
    expect(fact?.agency?.th).toBe('กรมบัญชีกลาง');
    const told = (await facts()).facts.find((one) => one.fact === 'state_pension');
    expect(told).toMatchObject({ value: true, disputable: true, dispute: null, correctedOn: null });
  });

  it('says that it is wrong, once, and sees who answers and by when', async () => {
    const claim = { fact: 'state_pension', value: 'false', note: 'ยายไม่เคยรับราชการ' };
    dispute = await act(['/api/v1/me/disputes', claim], she, disputeSchema);
    expect(dispute).toMatchObject({
      said: { value: true },
      wants: { value: false },
      last: 'opened',
      moves: ['withdrawn'],
      clock: { daysLeft: 30, isOverdue: false, stopped: false },
    });
    const again = await web.post('/api/v1/me/disputes', claim, she);
    expect([again.status, JSON.parse(again.body).code]).toEqual([409, 'DISPUTE_OPEN_ALREADY']);
    const queue = await read('/api/v1/disputes', steward, disputeQueueSchema);
    expect(queue.disputes.map(({ id }) => id)).toEqual([dispute.id]);
  });

  it('is asked back, which stops the clock, and replies', async () => {
    const question = { act: 'asked', note: 'เคยทำงานราชการหรือไม่', seen: 1 };
    await act([`/api/v1/disputes/${dispute.id}/answer`, question], steward, openedDisputeSchema);
    const [asked] = (await read('/api/v1/me/disputes', she, myDisputesSchema)).disputes;
    expect(asked).toMatchObject({ last: 'asked', moves: ['replied', 'withdrawn'], clock: { stopped: true } });
    expect(JSON.stringify(asked)).not.toContain('wichai');
    const reply = { dispute: dispute.id, act: 'replied', note: 'ทำนามาตลอด', seen: 2 };
    await act(['/api/v1/me/disputes/step', reply], she, disputeSchema);
  });

  it('can be refused, and appeals to the protection officer within its days', async () => {
    const refusal = { act: 'refused', note: 'ทะเบียนของเราถูกต้อง', seen: 3 };
    const path = `/api/v1/disputes/${dispute.id}/answer`;
    await act([path, refusal], steward, openedDisputeSchema);
    const early = await web.post(path, { act: 'upheld', value: 'false', note: 'x', seen: 4 }, protection);
    expect(JSON.parse(early.body).code).toBe('DISPUTE_STEP_REFUSED');
    const appeal = { dispute: dispute.id, act: 'appealed', note: 'ไม่ใช่เลขของยาย', seen: 4 };
    await act(['/api/v1/me/disputes/step', appeal], she, disputeSchema);
    const unread = await web.post(path, { act: 'upheld', value: 'yes', note: 'x', seen: 5 }, protection);
    expect(JSON.parse(unread.body).code).toBe('DISPUTE_VALUE_UNREADABLE');
    const upheld = { act: 'upheld', value: 'false', note: 'บำนาญเป็นของคนอื่น', seen: 5 };
    const answered = await act([path, upheld], protection, openedDisputeSchema);
    expect(answered.right).toEqual({ value: false, words: null });
  });

  it('sees before the next run what it will change, and after it that it did', async () => {
    const change = {
      programme: ALLOWANCE,
      before: { standing: 'not-entitled', satangAMonth: null },
      after: { standing: 'could-get', satangAMonth: expect.any(Number) },
    };
    const [waiting] = (await read('/api/v1/me/disputes', she, myDisputesSchema)).disputes;
    expect(waiting?.applied).toBe(false);
    expect(waiting?.changes).toContainEqual(expect.objectContaining(change));
    expect((await rights()).couldGet.map(({ programme }) => programme)).not.toContain(ALLOWANCE);
    await run();
    await new Promise((resolve) => setTimeout(resolve, CHANGE_OVER_MS));
    const [done] = (await read('/api/v1/me/disputes', she, myDisputesSchema)).disputes;
    expect(done?.applied).toBe(true);
    expect(done?.changes).toContainEqual(expect.objectContaining(change));
    const told = (await facts()).facts.find((one) => one.fact === 'state_pension');
    expect(told).toMatchObject({ value: false, correctedOn: expect.any(String) });
    const { couldGet } = await rights();
    const right = couldGet.find(({ programme }) => programme === ALLOWANCE);
    expect(right?.steps.bring.length).toBeGreaterThan(0);
  });

  it('changed for nobody else', async () => {
    const reading = await openReading(web.house);
    const rows = await reading.serving.rows(
      sql`select person_id, fact, value, registered from profiles.corrections`,
    );
    expect(rows.map((row) => [idOf(row), row['fact'], row['value'], row['registered']])).toEqual([
      [grandmother, 'state_pension', 'false', 'true'],
    ]);
    await reading.close();
  });

  it('sees who looked: the steward and the protection officer by their offices', async () => {
    const { looks } = await read('/api/v1/me/looks', she, myLooksSchema);
    expect(looks.some((look) => look.role === 'steward' && look.act === 'answer-dispute')).toBe(true);
    expect(looks.some((look) => look.role === 'protection-officer' && look.purpose === 'correction')).toBe(
      true,
    );
    expect(looks.filter(({ own, purpose }) => own || purpose === 'own-data')).toEqual([]);
    const all = await read('/api/v1/me/looks?own=true', she, myLooksSchema);
    expect(all.looks.filter(({ own }) => own).length).toBeGreaterThan(0);
    expect(JSON.stringify(looks)).not.toMatch(/wichai|jintana/);
  });

  it('checks in her own browser that a look stands in the signed log, and no look at anybody else', async () => {
    const proven = async () => {
      const { looks } = await read('/api/v1/me/looks', she, myLooksSchema);
      for (const { id } of looks) {
        const proof = await web.get(`/api/v1/me/looks/${id}/proof`, she);
        if (proof.status === 200) return { id, proof: auditReadProofSchema.parse(JSON.parse(proof.body)) };
      }
      return undefined;
    };
    const found = await vi.waitUntil(proven, { timeout: 20_000, interval: 500 });
    expect(await checkProof(found?.proof ?? never())).toMatchObject({ included: true, signed: true });
    const [theirs, absent] = [
      await web.get(`/api/v1/me/looks/${found?.id}/proof`, neighbour),
      await web.get('/api/v1/me/looks/999999999/proof', neighbour),
    ];
    expect([theirs.status, theirs.body]).toEqual([404, absent.body]);
  });

  it('sees a delivery that named her, and none that only asked a condition she did not meet', async () => {
    const delivery = {
      role: 'integrator',
      act: 'share-cohort',
      purpose: 'help',
      agreement: 'agr-gone',
      rows: 12,
    };
    const key = personKeyOf(grandmother) ?? 0n;
    await web.house.ledger.access.append({ ...delivery, personKeys: [key] });
    const predicate = { share: 'sha256:none', grant: 'all', request: { act: 'cohort' } };
    await web.house.ledger.access.append({
      ...delivery,
      personKeys: [],
      predicate,
      datasetVersion: 'profiles-1',
    });
    const { looks } = await read('/api/v1/me/looks', she, myLooksSchema);
    const shared = looks.filter(({ role }) => role === 'integrator');
    expect(shared.map(({ agreement, agreementText, bulk }) => [agreement, agreementText, bulk])).toEqual([
      ['agr-gone', null, false],
    ]);
  });

  it('takes a copy home, as JSON and as tables, which is written down', async () => {
    const json = await web.get('/api/v1/me/copy', she);
    expect(Object.keys(JSON.parse(json.body))).toEqual([
      'madeOn',
      'name',
      'rights',
      'facts',
      'households',
      'looks',
      'claims',
      'visits',
      'disputes',
    ]);
    const zip = await web.gateway.inject({ url: '/api/v1/me/copy?format=csv', cookies: she });
    expect(zip.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect(zip.headers['content-disposition']).toMatch(/attachment; filename="my-data-[\d-]+\.zip"/);
    const { looks } = await read('/api/v1/me/looks?own=true', she, myLooksSchema);
    expect(looks.filter(({ act: what }) => what === 'own-copy')).toHaveLength(2);
  });

  it('is counted with others of whom she sees no name and no number', async () => {
    const { households } = await read('/api/v1/me/household', she, myHouseholdsSchema);
    expect(households.length).toBeGreaterThan(0);
    for (const { members } of households) {
      expect(members.filter(({ isSelf }) => isSelf)).toHaveLength(1);
      expect(members.filter(({ isSelf, givenName }) => !isSelf && givenName !== null)).toEqual([]);
    }
  });
});

describe('a citizen', () => {
  it('reaches nobody else by any address, and nobody else reaches theirs', async () => {
    const { paths } = JSON.parse((await web.get('/openapi.json')).body) as {
      paths: Record<string, Record<string, { tags?: string[] }>>;
    };
    const refused: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      if (OWN.test(path) || !('get' in methods)) continue;
      const filled = path
        .replace('{id}', other)
        .replace('{code}', PROVINCE)
        .replaceAll(/\{[a-z]+\}/gi, ALLOWANCE);
      const [own, anyone] = await Promise.all([web.get(filled, she), web.get(filled)]);
      if (own.status === 403) refused.push(path);
      // What is open to anyone is the same for a citizen; everything else is refused.
      else if (own.status === 200 && anyone.status === 200 && !path.includes('session'))
        expect(own.body).toBe(anyone.body);
      if (own.status === 200) expect(own.body).not.toContain(other);
    }
    expect(refused).toEqual(
      expect.arrayContaining(['/api/v1/people/{id}', '/api/v1/disputes', '/api/v1/review/next']),
    );
    for (const path of Object.keys(paths).filter((one) => OWN.test(one))) {
      const [official, anyone] = await Promise.all([web.get(path, steward), web.get(path)]);
      if (!('get' in (paths[path] ?? {}))) continue;
      expect([path, official.status, anyone.status]).toEqual([path, 403, 401]);
    }
  });

  it('cannot act for somebody whom registers do not give into their care', async () => {
    const acting = await web.post('/api/v1/me/acting', { person: other }, she);
    expect([acting.status, JSON.parse(acting.body).code]).toEqual([403, 'NOT_ALLOWED']);
    const nobody = await web.post('/api/v1/me/acting', { person: personIdOf(1n) }, she);
    expect(nobody.body).toBe(acting.body);
  });

  it('neither sees nor touches the dispute of another', async () => {
    const [hers] = (await read('/api/v1/me/disputes', she, myDisputesSchema)).disputes;
    expect((await read('/api/v1/me/disputes', neighbour, myDisputesSchema)).disputes).toEqual([]);
    const step = (dispute: string) =>
      web.post('/api/v1/me/disputes/step', { dispute, act: 'withdrawn', seen: 6 }, neighbour);
    const [touched, absent] = [await step(hers?.id ?? ''), await step('999999')];
    expect([touched.status, touched.body]).toEqual([404, absent.body]);
  });

  it('cannot say that what is worked out is wrong, nor what cannot be read', async () => {
    const say = async (body: object) =>
      JSON.parse((await web.post('/api/v1/me/disputes', body, she)).body).code;
    expect(await say({ fact: 'adl_group', value: 'home-bound' })).toBe('FACT_NOT_DISPUTABLE');
    expect(await say({ fact: 'no_such_fact' })).toBe('FACT_NOT_DISPUTABLE');
    expect(await say({ fact: 'birth_date', value: '31/12/2490' })).toBe('DISPUTE_VALUE_UNREADABLE');
  });
});

describe('a steward', () => {
  it('sees no disputes of another area', async () => {
    const far = await enter({ role: 'steward', area: '18', name: 'far', agency: 'cgd' });
    const [hers] = (await read('/api/v1/me/disputes', she, myDisputesSchema)).disputes;
    const settled = await read('/api/v1/disputes?which=settled', far, disputeQueueSchema);
    expect(settled.disputes).toEqual([]);
    const [there, absent] = [
      await web.get(`/api/v1/disputes/${hers?.id}`, far),
      await web.get('/api/v1/disputes/999999', far),
    ];
    expect([there.status, there.body]).toEqual([404, absent.body]);
  });
});

describe('two stewards of two agencies', () => {
  it('have each the disputes about the facts of their own, and none of the other’s', async () => {
    const claim = { fact: 'birth_date', value: '1934-02-07', note: 'เกิดก่อนแจ้งเกิดหลายปี' };
    const hers = (await read('/api/v1/me/disputes', she, myDisputesSchema)).disputes;
    const birth = await act(['/api/v1/me/disputes', claim], neighbour, disputeSchema);
    const pensions = hers.find(({ fact }) => fact === 'state_pension')?.id ?? '';
    const civil = await enter({ role: 'steward', area: 'TH', name: 'somsri', agency: 'dopa' });
    const queued = async (who: Cookies) => {
      const pages = await Promise.all(
        ['waiting', 'asked', 'settled'].map((which) =>
          read(`/api/v1/disputes?which=${which}&agency=dopa`, who, disputeQueueSchema),
        ),
      );
      return pages.flatMap(({ disputes }) => disputes.map(({ id }) => id));
    };
    expect([await queued(civil), await queued(steward)]).toEqual([[birth.id], [pensions]]);
    expect(await queued(await enter({ role: 'steward', area: 'TH', name: 'nobody' }))).toEqual([]);
    const absent = await web.get('/api/v1/disputes/999999', steward);
    const body = { act: 'refused', note: 'ไม่ใช่ของเรา', seen: 1 };
    for (const [who, id] of [
      [steward, birth.id],
      [civil, pensions],
    ] as const) {
      expect(await web.get(`/api/v1/disputes/${id}`, who)).toEqual(absent);
      expect(await web.post(`/api/v1/disputes/${id}/answer`, body, who)).toEqual(absent);
    }
    expect((await web.get(`/api/v1/disputes/${birth.id}`, civil)).status).toBe(200);
  });
});

describe('a claim in somebody’s name', () => {
  const visits = (who: Cookies) => read('/api/v1/me/visits', who, myVisitsSchema);

  it('is theirs alone to see, and who was never there has it looked into', async () => {
    const { ledger, keys, country } = web.house;
    const tokens = openClaimTokens(keys);
    const desk = { book: ledger.claims, keys, tokens, content: country.claims() };
    const numbers = await numbersOf([grandmother, other]);
    const claims = numbers.map((number, place) => sampleClaim(country, { number, seq: `S${place}` }));
    const sending = { api: 'test', form: 'txt', hospital: '10670', login: 'it', files: [], rows: 2, claims };
    await submitClaims(desk, sending);
    const [hers, theirs] = [await visits(she), await visits(neighbour)];
    expect([hers.visits.length, theirs.visits.length]).toEqual([1, 1]);
    const [visit] = theirs.visits;
    expect(visit).toMatchObject({ day: '2026-10-01', chargedSatang: 36_000, dispute: null });
    const foreign = await web.get(`/api/v1/me/visits/${visit?.id}`, she);
    expect(foreign.body).toBe((await web.get('/api/v1/me/visits/999999', she)).body);
    const stranger = { fact: visit?.fact, value: 'not-me' };
    const refused = await web.post('/api/v1/me/disputes', stranger, she);
    expect(JSON.parse(refused.body).code).toBe('FACT_NOT_DISPUTABLE');
    const unread = await web.post('/api/v1/me/disputes', { ...stranger, value: 'nonsense' }, neighbour);
    expect(JSON.parse(unread.body).code).toBe('DISPUTE_VALUE_UNREADABLE');
    const said = await act(['/api/v1/me/disputes', stranger], neighbour, disputeSchema);
    expect(said).toMatchObject({ wants: { value: 'not-me' }, last: 'opened', clock: { daysLeft: 30 } });
    expect(said.said.words?.th).toContain('1 ตุลาคม 2569');
    const health = await enter({ role: 'steward', area: 'TH', name: 'napa', agency: 'moph' });
    const answer = { act: 'accepted', value: 'not-me', note: null, seen: 1 };
    const path = `/api/v1/disputes/${said.id}/answer`;
    const answered = await act([path, answer], health, openedDisputeSchema);
    expect(answered).toMatchObject({ right: { value: 'not-me' }, applied: null, changes: [] });
    expect((await visits(neighbour)).visits[0]?.dispute).toEqual({ id: said.id, last: 'accepted' });
    const looks = await read('/api/v1/me/looks', neighbour, myLooksSchema);
    expect(looks.claims.map(({ did }) => did.en)).toEqual(['Sent a claim in your name']);
    const copy = JSON.parse((await web.get('/api/v1/me/copy', neighbour)).body);
    expect(copy.visits).toHaveLength(1);
    expect(copy.visits[0].reasons).not.toEqual([]);
  });
});

describe('a guardian', () => {
  it('acts for the child whom registers give into their care, which is shown', async () => {
    const reading = await openReading(web.house);
    const [row] = await reading.serving.rows(sql`
      select guardian.person_id, child.person_id as child_id
      from households.members_by_household as guardian
      join households.members_by_household as child on child.household_id = guardian.household_id
      where guardian.kind = 'guardian' and guardian.role = 'guardian' and child.role = 'child'
      order by guardian.person_id
      limit 1`);
    await reading.close();
    const child = personIdOf(BigInt(String(row?.['child_id'])));
    const parent = await enter({ role: 'citizen', person: idOf(row) });
    const me = await read('/api/v1/me', parent, meSchema);
    expect(me.dependents.map(({ person }) => person)).toContain(child);
    const acting = await act(['/api/v1/me/acting', { person: child }], parent, meSchema);
    expect([acting.byProxy, acting.name === me.name]).toEqual([true, false]);
    expect((await read('/api/v1/me', parent, meSchema)).name).toBe(acting.name);
    const back = await act(['/api/v1/me/acting', { person: null }], parent, meSchema);
    expect([back.byProxy, back.name]).toEqual([false, me.name]);
  });
});

describe('a correction', () => {
  it('ends by itself once the register says something new, which the citizen is told', async () => {
    const file = join(registers, PENSIONS);
    const lines = iconv.decode(readFileSync(file), 'windows-874').split('\r\n');
    const without = lines.filter((line) => !line.startsWith(`${pension.split('|')[0]}|`)).join('\r\n');
    rmSync(file);
    const newer = new Date(Date.now() + A_MONTH_MS).toISOString().slice(0, 10).split('-');
    const name = `state_pension_${Number(newer[0]) + 543}${newer[1]}${newer[2]}.txt`;
    writeFileSync(join(registers, name), iconv.encode(without, 'windows-874'));
    const asOf = parseIsoDate('2026-09-30');
    await runAndPublish(web.house, { inputDir: registers, asOf }, SILENT);
    await new Promise((resolve) => setTimeout(resolve, CHANGE_OVER_MS));
    const [ended] = (await read('/api/v1/me/disputes', she, myDisputesSchema)).disputes;
    expect(ended).toMatchObject({ last: 'ended', right: null, applied: null, moves: [] });
    expect(ended?.history.at(-1)).toMatchObject({ act: 'ended', actor: null, value: { value: false } });
    const told = (await facts()).facts.find((one) => one.fact === 'state_pension');
    expect(told).toMatchObject({ value: false, correctedOn: null, dispute: { last: 'ended' } });
    expect(await web.house.ledger.disputes.corrections()).toEqual([]);
  });
});

async function numbersOf(people: readonly string[]): Promise<string[]> {
  const reading = await openReading(web.house);
  const cards = await reading.cards(people.map((person) => personKeyOf(person) ?? 0n));
  await reading.close();
  return people.map((person) =>
    String(cards.find(({ key }) => personIdOf(key) === person)?.profile['pid'] ?? ''),
  );
}

function never(): never {
  throw new RangeError('nothing was proven');
}
