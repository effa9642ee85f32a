import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { personKeyOf } from '../../src/base/model/index.ts';
import {
  type HomeVisitAnswer,
  householdVisitsSchema,
  type MissingHouseholds,
  type PersonHomeVisits,
  type Today,
  type VisitHousehold,
} from '../../src/contract/index.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';
import { looksOf } from './stage/looks.ts';

const { home } = inject('demo');
const PROVINCE = '17';
const NOTE = 'ยายอยู่คนเดียว ขอรถเข็นแล้วยังไม่ได้';

let web: OpenGateway;
let officer: Cookies;
let neighbour: Cookies;
let household: VisitHousehold & Readonly<{ id: string }>;
let teller: string;

beforeAll(async () => {
  web = await openGateway(home);
  officer = await web.signIn('officer', PROVINCE);
  neighbour = await web.signIn('officer', '18');
  const found = (await missing()).households.find(
    (one) => one.id !== null && one.lastVisit === null && one.people[0] && !one.people[0].keptBack,
  );
  if (!found?.id || !found.people[0]) throw new Error('no household of the province misses money');
  household = { ...found, id: found.id };
  teller = found.people[0].id;
});

afterAll(() => web.close());

async function asked<Answer>(url: string): Promise<Answer> {
  const { status, body } = await web.get(url, officer);
  expect(status, body).toBe(200);
  return JSON.parse(body) as Answer;
}

function missing(more = ''): Promise<MissingHouseholds> {
  return asked(`/api/v1/areas/${PROVINCE}/households?limit=100${more}`);
}

const visits = () => `/api/v1/households/${household.id}/visits`;
const today = () => new Date().toISOString().slice(0, 10);

function record(changes: object = {}, who: Cookies = officer) {
  return web.post(
    visits(),
    { visitedOn: today(), toldBy: teller, findings: ['health', 'urgent'], note: NOTE, ...changes },
    who,
  );
}

describe('an officer who visited a household', () => {
  it('writes it down, and it stands on the household, the person, the list and the page of today', async () => {
    const before = await asked<Today>('/api/v1/today');
    const written = await record();
    expect(written.status, written.body).toBe(200);
    const visit = JSON.parse(written.body) as HomeVisitAnswer;
    expect(visit).toMatchObject({ visitedOn: today(), note: NOTE, toldBy: { id: teller } });

    const told = householdVisitsSchema.parse(await asked(visits()));
    expect(told.visits[0]).toEqual(visit);
    expect(told.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['well', 'urgent']));
    const ofPerson = await asked<PersonHomeVisits>(`/api/v1/people/${teller}/visits`);
    expect(ofPerson.visits[0]).toEqual(visit);

    const listed = (await missing()).households.find(({ id }) => id === household.id);
    expect(listed?.lastVisit).toBe(today());
    const left = await missing('&notVisitedDays=30');
    expect(left.households.some(({ id }) => id === household.id)).toBe(false);
    const after = await asked<Today>('/api/v1/today');
    expect(after.households.households).toBe(before.households.households);
    expect(after.households.notVisited).toBeLessThan(before.households.notVisited);
  });

  it('finds who was not visited by a condition of a target list', async () => {
    const of = { measure: 'missing_out' };
    const count = async (condition: object) => {
      const { body } = await web.post('/api/v1/lists/preview', { area: PROVINCE, condition }, officer);
      return (JSON.parse(body) as { people: number }).people;
    };
    const all = await count(of);
    const left = await count({ all: [of, { notVisited: { days: 30 } }] });
    expect(left).toBeLessThan(all);
    expect(all - left).toBeGreaterThanOrEqual(household.people.length);
  });

  it('stands in the book of access, and what was noted stands in no clear words in the ledger', async () => {
    const looks = await looksOf(web, personKeyOf(teller) ?? 0n, officer);
    expect(looks.map(({ act }) => act)).toEqual(expect.arrayContaining(['home-visit', 'read-home-visits']));
    const { audit } = web.house.ledger;
    const waiting = await audit.outbox.waiting(1000);
    const numbered = await audit.outbox.from(0, 100_000);
    expect([...waiting, ...numbered].map(({ payload }) => payload).join()).not.toContain('รถเข็น');
  });

  it('takes a visit back that was written down for the wrong home', async () => {
    const { id } = JSON.parse((await record({ findings: ['well'], note: null })).body) as HomeVisitAnswer;
    const url = `/api/v1/home-visits/${id}/withdraw`;
    const reason = { reason: 'it was the house next door' };
    expect((await web.post(url, reason, neighbour)).status).toBe(404);
    expect(JSON.parse((await web.post(url, reason, officer)).body)).toEqual({ withdrawn: true });
    const told = householdVisitsSchema.parse(await asked(visits()));
    expect(told.visits.map((one) => one.id)).not.toContain(id);
    expect((await web.post(url, reason, officer)).status).toBe(404);
  });
});

describe('what is refused', () => {
  it.each([
    ['a day to come', { visitedOn: '2999-01-01' }],
    ['a finding that is not on the list', { findings: ['rich'] }],
    ['nothing found', { findings: [] }],
    ['somebody who does not live there', { toldBy: 'p000000000000' }],
  ])('%s', async (_what, changes) => {
    expect((await record(changes)).status).toBe(400);
  });

  it('an officer of another area, alike for this household and for none', async () => {
    const [read, written] = [await web.get(visits(), neighbour), await record({}, neighbour)];
    expect([read.status, written.status]).toEqual([404, 404]);
    expect(JSON.parse(read.body)).toMatchObject({ code: 'HOUSEHOLD_UNKNOWN' });
    expect((await web.get(`/api/v1/people/${teller}/visits`, neighbour)).status).toBe(404);
    expect((await web.get(visits())).status).toBe(401);
  });
});
