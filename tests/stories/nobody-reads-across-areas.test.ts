import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sql } from '../../src/base/lake/index.ts';
import { personIdOf, personKeyOf } from '../../src/base/model/index.ts';
import type { PeopleListAnswer, PersonAnswer } from '../../src/contract/index.ts';
import { openReading } from '../../src/services/lookup/index.ts';
import { type Answer, type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';

const { home } = inject('demo');
const HOME_PROVINCE = '17';
const PROGRAMME = 'old-age-allowance';
const REASON = 'for the visits of October';
const NOBODY = 'p000000000000';
const VICTIMS = 3;

/** An area, who works in it, and what nobody from elsewhere may be told. */
type Area = Readonly<{
  code: string;
  officer: Cookies;
  steward: Cookies;
  people: readonly string[];
  households: readonly string[];
  village: string;
  list: string;
  secrets: readonly string[];
}>;

let web: OpenGateway;
let areas: readonly [Area, Area];

beforeAll(async () => {
  web = await openGateway(home);
  const all = await peopleOf('TH', await web.signIn('officer', 'TH'));
  const elsewhere = all.find(({ village }) => !village.code.startsWith(HOME_PROVINCE));
  const here = await areaOf(HOME_PROVINCE);
  const there = await areaOf(elsewhere?.village.code.slice(0, 2) ?? '');
  areas = [apart(here, there), apart(there, here)];
});

afterAll(() => web.close());

async function peopleOf(code: string, who: Cookies): Promise<PeopleListAnswer['people']> {
  const { body } = await web.get(`/api/v1/areas/${code}/people?measure=people&limit=200`, who);
  return (JSON.parse(body) as PeopleListAnswer).people;
}

/** Everybody of an area, page after page: somebody in particular may stand on any of them. */
async function everyoneOf(code: string, who: Cookies): Promise<Pick<PeopleListAnswer, 'people' | 'total'>> {
  const people: PeopleListAnswer['people'][number][] = [];
  for (let after = ''; ; ) {
    const page = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const { body } = await web.get(`/api/v1/areas/${code}/people?measure=people&limit=200${page}`, who);
    const answer = JSON.parse(body) as PeopleListAnswer;
    people.push(...answer.people);
    if (answer.next === null) return { people, total: answer.total };
    after = answer.next;
  }
}

async function areaOf(code: string): Promise<Area> {
  const officer = await web.signIn('officer', code, `officer of ${code}`);
  const listed = await peopleOf(code, officer);
  const victims = listed.slice(0, VICTIMS);
  const persons = await Promise.all(
    victims.map(
      async ({ id }) => JSON.parse((await web.get(`/api/v1/people/${id}`, officer)).body) as PersonAnswer,
    ),
  );
  const condition = { age: { from: 0 } };
  const made = await web.post(
    '/api/v1/lists',
    { name: `everybody of ${code}`, area: code, condition },
    officer,
  );
  return {
    code,
    officer,
    steward: await web.signIn('steward', code, `steward of ${code}`),
    people: victims.map(({ id }) => id),
    households: persons.flatMap(({ households }) => households.map(({ id }) => id)),
    village: victims[0]?.village.code ?? '',
    list: (JSON.parse(made.body) as { id: string }).id,
    secrets: listed.flatMap(({ id, name }) => [id, name ?? '']),
  };
}

/** Two people of two areas may be called alike; that is no secret of one of them. */
function apart(area: Area, other: Area): Area {
  return { ...area, secrets: area.secrets.filter((secret) => !other.secrets.includes(secret)) };
}

type Body = (area: Area) => object;
const condition = { age: { from: 0 } };

/** What is posted to a route in order to be told of somebody of an area. A new route has to be thought of here. */
const POSTED: Readonly<Record<string, Body>> = {
  '/api/v1/sessions/end': () => ({ subject: 'somebody' }),
  '/api/v1/sign-in/token': () => ({ grant_type: 'client_credentials' }),
  '/api/v1/look-ups': ({ people }) => ({ person: people[0], reason: REASON, caseNumber: '1/2569' }),
  '/api/v1/look-ups/{request}/answer': () => ({ answer: 'granted', reason: REASON }),
  '/api/v1/look-ups/watched': ({ people }) => ({ person: people[0], reason: REASON, watched: true }),
  '/api/v1/erasures': ({ people }) => ({ person: people[0], basis: 'order', reason: REASON }),
  '/api/v1/erasures/{erasure}/confirm': () => ({}),
  '/api/v1/erasures/{erasure}/withdraw': () => ({}),
  '/api/v1/search': ({ secrets }) => ({ text: secrets[1] }),
  '/api/v1/people/{id}/flags/{programme}/{kind}': () => ({ to: 'confirmed', reason: REASON, seen: 0 }),
  '/api/v1/lists': ({ code }) => ({ name: 'theirs', area: code, condition }),
  '/api/v1/lists/preview': ({ code }) => ({ area: code, condition }),
  '/api/v1/lists/overlap': ({ code }) => ({ area: code, condition }),
  '/api/v1/lists/{list}': () => ({ name: 'mine now' }),
  '/api/v1/lists/{list}/refresh': () => ({}),
  '/api/v1/lists/{list}/people': ({ people }) => ({ person: people[0], act: 'removed', reason: REASON }),
  '/api/v1/lists/{list}/export': () => ({ format: 'csv', language: 'th', reason: REASON }),
  '/api/v1/households/{id}/visits': ({ people }) => ({
    visitedOn: '2026-09-01',
    toldBy: people[0],
    findings: ['well'],
  }),
  '/api/v1/home-visits/{visit}/withdraw': () => ({ reason: REASON }),
  '/api/v1/views': ({ village }) => ({ name: 'theirs', path: `/area/${village}` }),
  '/api/v1/views/{view}': () => ({ name: 'mine now' }),
  '/api/v1/review/{pair}/answer': () => ({ answer: 'same' }),
  '/api/v1/review/{pair}/undo': () => ({}),
  '/api/v1/audit/cosignature': () => ({ note: 'a note' }),
  '/api/v1/claims/queues/replay': () => ({ payer: 'nhso', reason: REASON }),
  '/api/v1/me/acting': ({ people }) => ({ person: people[0] }),
  '/api/v1/me/disputes': () => ({ fact: 'income', says: '1' }),
  '/api/v1/me/disputes/step': () => ({ dispute: '1', step: 'appealed' }),
  '/api/v1/disputes/{dispute}/answer': () => ({ answer: 'refused', reason: REASON }),
  '/api/v1/agreements/{agreement}/state': () => ({ state: 'revoked', reason: REASON }),
  '/api/v1/shares/receipts/{receipt}/replay': () => ({}),
  '/api/v1/shares/{agreement}/{grant}/{act}': ({ secrets }) => ({ subjects: [secrets[0]] }),
  '/token': () => ({ user: 'somebody', password_hash: 'ab', hospital_code: '10001' }),
  '/api/v1/claims/check': () => ({}),
  '/api/v1/claims/mended': () => ({}),
  '/api/v1/claims/sendings': () => ({}),
  '/api/v1/claims/list/{claim}/steps': () => ({ act: 'cancelled' }),
  '/api/v1/data_hub/16_files': () => ({ type: 'txt' }),
  '/api/v2/data_hub/16_files': () => ({ type: 'txt' }),
  '/api/v1/reservation': () => ({ cid: '0012345678904', hcode: '10001', vn: '1' }),
  '/api/v2/reservation/get': () => ({ transaction_uid: '1', hcode: '10001' }),
  '/api/v2/reservation/cancel': () => ({ transaction_uid: '1', hcode: '10001' }),
  '/api/v1/ucs/track_trans': ({ code }) => ({ hcode: '10001', hn: code, seq: '1' }),
  '/api/v1/authen_code': () => ({ hospital_code: '10001', visit_number: '1' }),
  '/api/v1/data_hub/total_visit': () => ({ hn: '1', seq: '1' }),
  '/api/v1/data_hub/total_visit/daily': () => [{ hn: '1', seq: '1' }],
  '/api/v1/data_hub/dataset/import': () => ({ PATIENT: { HN: '1' } }),
  '/api/v1/opd/service-admissions/dmht': () => ({ hn: '1', hcode: '10001' }),
  '/api/v1/opd/service-admissions/epi': () => ({ hn: '1', hcode: '10001' }),
  '/api/v1/opd/service-admissions/dt': () => ({ hn: '1', hcode: '10001' }),
  '/api/UpdatePHRv1': () => ({ Encounter: [{}] }),
  '/ofc_api/v1/opd': () => ({}),
  '/ofc_api/v1/ipd': () => ({}),
  '/sss_api/v1/opd': () => ({}),
  '/sss_api/v1/ipd': () => ({}),
  '/api/fhir/r4': () => ({ resourceType: 'Bundle', type: 'transaction' }),
  '/api/fhir/r4/Claim/$submit': () => ({ resourceType: 'Bundle', type: 'transaction' }),
};

/** What stands in a route's place holders in order to reach an area; each of them is tried. */
function valuesOf(path: string, holder: string, area: Area): readonly string[] {
  if (holder === 'code') return [area.code, area.village, 'TH'];
  if (holder === 'id' && path.startsWith('/api/v1/people/')) return area.people;
  if (holder === 'id' && path.startsWith('/api/v1/households/')) return area.households;
  if (holder === 'list') return [area.list];
  return [
    { programme: PROGRAMME, id: PROGRAMME, kind: 'missing-out', dataset: 'provinces', file: 'provinces.csv' }[
      holder
    ] ?? '1',
  ];
}

function addressesOf(path: string, area: Area): string[] {
  const holders = [...path.matchAll(/\{([^}]+)\}/g)].flatMap(([, holder]) => holder ?? []);
  return holders.reduce<string[]>(
    (made, holder) =>
      made.flatMap((address) =>
        valuesOf(path, holder, area).map((value) => address.replace(`{${holder}}`, value)),
      ),
    [path],
  );
}

/** An answer, and what was sent for it: what the asker knew already is not told by it. */
type Asked = Answer & Readonly<{ sent: string }>;

type Route = Readonly<{ method: 'GET' | 'POST' | 'DELETE'; path: string }>;

/** Every route there is, as the service itself tells. */
function routes(): Route[] {
  const paths = Object.entries(web.gateway.swagger().paths ?? {});
  return paths.flatMap(([path, operations]) =>
    (['GET', 'POST', 'DELETE'] as const).flatMap((method) =>
      method.toLowerCase() in (operations ?? {}) && !(method === 'DELETE' && path === '/api/v1/session')
        ? [{ method, path }]
        : [],
    ),
  );
}

async function ask(
  { method, path }: Route,
  url: string,
  { who, of }: Readonly<{ who: Cookies; of: Area }>,
): Promise<Asked> {
  const query = url.endsWith('/people') ? '?measure=people&limit=200' : '';
  const payload = method === 'POST' ? { payload: POSTED[path]?.(of) ?? {} } : {};
  const { statusCode, body } = await web.gateway.inject({
    method,
    url: url + query,
    cookies: who,
    ...payload,
  });
  return { status: statusCode, body, sent: url + JSON.stringify(payload) };
}

describe('two officers of two areas', () => {
  it('have every route that takes a body tried here', () => {
    const posted = routes().filter(({ method }) => method === 'POST');
    expect(posted.map(({ path }) => path).filter((path) => !(path in POSTED))).toEqual([]);
  });

  it('are told nobody of each other’s, whatever route they ask, nor are their stewards', async () => {
    const leaks: string[] = [];
    let asked = 0;
    for (const [mine, theirs] of [areas, areas.toReversed()] as [Area, Area][]) {
      for (const route of routes()) {
        for (const url of addressesOf(route.path, theirs)) {
          for (const who of [mine.officer, mine.steward]) {
            const { status, body, sent } = await ask(route, url, { who, of: theirs });
            asked += 1;
            const told = theirs.secrets.filter((secret) => body.includes(secret) && !sent.includes(secret));
            if (told.length > 0 || (status >= 500 && status !== 503))
              leaks.push(`${route.method} ${url}: ${status} ${told.join(', ')}`);
          }
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(asked).toBeGreaterThan(400);
  });

  it('are answered alike about somebody of the other area and about nobody', async () => {
    const [mine, theirs] = areas;
    const ofPeople = routes().filter(
      ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/people/{id}'),
    );
    expect(ofPeople.length).toBeGreaterThan(4);
    for (const route of ofPeople) {
      const of = { ...theirs, people: [theirs.people[0] ?? ''] };
      const [forbidden = ''] = addressesOf(route.path, of);
      const absent = forbidden.replace(of.people[0] ?? '', NOBODY);
      const who = mine.officer;
      const { status, body } = await ask(route, forbidden, { who, of });
      expect(await ask(route, absent, { who, of }), route.path).toMatchObject({ status, body });
    }
  });
});

/** An area as an officer sees it who has relatives there, and whom others may look at only with a second person. */
type Bound = Readonly<{ area: Area; keptBack: readonly string[]; close: () => Promise<void> }>;

/** Somebody who lives with others of the area and has namesakes there works in it; one more person of it is watched. */
async function boundOfficer(): Promise<Bound> {
  const reading = await openReading(web.house);
  const [row] = await reading.serving.rows(sql`
    with here as (
      select person_id, family_name from profiles.profiles
      where village_code like '17%' and alive and family_name is not null
    )
    select me.person_id
    from here as me
    join households.members as own on own.person_id = me.person_id
    join households.members as other on other.household_id = own.household_id and other.person_id <> me.person_id
    join here as with_me on with_me.person_id = other.person_id
    join here as namesake on namesake.family_name = me.family_name and namesake.person_id <> me.person_id
    group by me.person_id
    order by count(distinct with_me.person_id) + count(distinct namesake.person_id) desc, me.person_id
    limit 1`);
  const own = BigInt(String(row?.['person_id']));
  const related = await reading.serving.rows(sql`
    select person.person_id, person.given_name || ' ' || person.family_name as name
    from profiles.profiles as person
    where person.family_name = (select family_name from profiles.profiles where person_id = ${own})
      or person.person_id in (
        select other.person_id
        from households.members as mine
        join households.members as other on other.household_id = mine.household_id
        where mine.person_id = ${own}
      )`);
  await reading.close();
  const protection = await web.signInAs({ role: 'protection-officer', name: 'protector of one' });
  const listed = await peopleOf(HOME_PROVINCE, areas[0].officer);
  const relatives = new Map<string, string>(
    related.map((one) => [personIdOf(BigInt(String(one['person_id']))), String(one['name'])]),
  );
  const watched = listed.findLast(({ id, name }) => !relatives.has(id) && (name ?? '').includes(' '));
  const watch = (isWatched: boolean) =>
    web.post(
      '/api/v1/look-ups/watched',
      { person: watched?.id, watched: isWatched, reason: REASON },
      protection,
    );
  expect((await watch(true)).status).toBe(200);
  const keptBack = [...relatives.keys(), watched?.id ?? ''];
  const names = [...relatives.values(), watched?.name ?? ''].filter((name) => name.includes(' '));
  const officer = await web.signInAs({
    role: 'officer',
    area: HOME_PROVINCE,
    name: 'bound',
    person: personIdOf(own),
  });
  const others = new Set((await everybodyElse(keptBack)).map(({ name }) => name));
  const households = await householdsOf(keptBack);
  const area = {
    ...areas[0],
    officer,
    people: keptBack.slice(0, VICTIMS).concat(watched?.id ?? ''),
    households,
    secrets: names.filter((name) => !others.has(name)),
  };
  return { area, keptBack, close: async () => void (await watch(false)) };
}

/** Others may be called just as somebody who is kept back; that name is then no secret. */
async function everybodyElse(keptBack: readonly string[]): Promise<{ name: string }[]> {
  const reading = await openReading(web.house);
  const rows = await reading.serving.rows(sql`
    select person_id, given_name || ' ' || family_name as name
    from profiles.profiles
    where given_name is not null and family_name is not null`);
  await reading.close();
  const hidden = new Set(keptBack.map((id) => personKeyOf(id)));
  return rows
    .filter((row) => !hidden.has(BigInt(String(row['person_id']))))
    .map((row) => ({ name: String(row['name']) }));
}

async function householdsOf(people: readonly string[]): Promise<string[]> {
  const reading = await openReading(web.house);
  const rows = await Promise.all(
    people.map((id) =>
      reading.serving.rows(
        sql`select household_id from households.members where person_id = ${personKeyOf(id) ?? 0n}`,
      ),
    ),
  );
  await reading.close();
  return [...new Set(rows.flat().map((row) => String(row['household_id'])))];
}

describe('an officer with relatives in the area, where somebody is watched too', () => {
  let bound: Bound;
  beforeAll(async () => {
    bound = await boundOfficer();
  });
  afterAll(() => bound.close());

  it('is told no name for which a second person is needed, whatever route is asked', async () => {
    const { area } = bound;
    expect(area.secrets.length).toBeGreaterThan(3);
    const leaks: string[] = [];
    const answered = new Set<string>();
    for (const route of routes()) {
      for (const url of addressesOf(route.path, area)) {
        const { status, body, sent } = await ask(route, url, { who: area.officer, of: area });
        if (status === 200) answered.add(route.path);
        const told = area.secrets.filter((secret) => body.includes(secret) && !sent.includes(secret));
        if (told.length > 0) leaks.push(`${route.method} ${url}: ${status} ${told.join(', ')}`);
      }
    }
    expect(leaks).toEqual([]);
    expect([...answered]).toEqual(
      expect.arrayContaining([
        '/api/v1/areas/{code}/people',
        '/api/v1/areas/{code}/flags',
        '/api/v1/areas/{code}/households',
        '/api/v1/search',
        '/api/v1/lists/{list}/people',
        '/api/v1/lists/{list}/sheet',
        '/api/v1/lists/{list}/export',
      ]),
    );
  });

  it.each(['csv', 'xlsx'] as const)(
    'is handed no such name in a list as %s, and a row of each',
    async (format) => {
      const { area, keptBack } = bound;
      const answer = await web.gateway.inject({
        method: 'POST',
        url: `/api/v1/lists/${area.list}/export`,
        cookies: area.officer,
        payload: { format, language: 'en', reason: REASON },
      });
      expect(answer.statusCode).toBe(200);
      // A workbook is packed, so that its bytes alone would tell nothing.
      const cells =
        format === 'csv'
          ? answer.body.split(/[\r\n,]+/)
          : (await readSheet(answer.rawPayload)).flat().map((cell) => String(cell));
      expect(area.secrets.filter((secret) => cells.some((cell) => cell.includes(secret)))).toEqual([]);
      const rows = cells.filter((cell) => cell.startsWith('kept back'));
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length).toBe(cells.filter((cell) => keptBack.includes(cell)).length);
    },
  );

  it('still counts them and finds a row of each, by which they can be asked for', async () => {
    const { area, keptBack } = bound;
    const seenBy = (who: Cookies) => everyoneOf(HOME_PROVINCE, who);
    const [mine, colleague] = [await seenBy(area.officer), await seenBy(areas[0].officer)];
    expect(mine.total).toBe(colleague.total);
    const hidden = mine.people.filter((row) => row.keptBack);
    expect(hidden.map(({ id }) => id).sort()).toEqual(
      colleague.people
        .map(({ id }) => id)
        .filter((id) => keptBack.includes(id))
        .sort(),
    );
    expect(hidden.length).toBeGreaterThan(0);
    for (const row of hidden)
      expect(row).toMatchObject({ name: null, sex: null, ageYears: null, village: row.subdistrict });
    const here = colleague.people.find(({ id, name }) => keptBack.includes(id) && name?.includes(' '));
    const found = await web.post('/api/v1/search', { text: here?.name }, area.officer);
    expect(JSON.parse(found.body).people).toContainEqual(
      expect.objectContaining({ name: null, keptBack: true, household: null }),
    );
    // Whoever is watched is kept back from the colleague as well.
    const row = hidden.find(({ id }) => colleague.people.some((one) => one.id === id && one.name !== null));
    const asked = await web.post(
      '/api/v1/look-ups',
      { person: row?.id, reason: REASON, caseNumber: '9/2569' },
      area.officer,
    );
    const { id, state } = JSON.parse(asked.body) as { id: number; state: string };
    expect(state).toBe('waiting');
    const decision = { approve: true, reason: REASON };
    expect((await web.post(`/api/v1/look-ups/${id}/answer`, decision, areas[0].officer)).status).toBe(200);
    const after = (await seenBy(area.officer)).people.find((one) => one.id === row?.id);
    expect(after).toMatchObject({
      keptBack: false,
      name: colleague.people.find((one) => one.id === row?.id)?.name,
    });
  });

  it('sees in a household of theirs that there are members who are kept back', async () => {
    const { area, keptBack } = bound;
    const pages = await Promise.all(
      area.households.map((id) => web.get(`/api/v1/households/${id}`, area.officer)),
    );
    const members = pages.flatMap(({ status, body }) =>
      status === 200
        ? (JSON.parse(body) as { members: { id: string | null; name: string | null }[] }).members
        : [],
    );
    // One of them may be seen by now, with the agreement of the test above.
    const hidden = members.filter(({ id, name }) => keptBack.includes(id ?? '') && name === null);
    const named = members.filter(({ id, name }) => keptBack.includes(id ?? '') && name !== null);
    expect(hidden.length).toBeGreaterThan(0);
    expect(new Set(named.map(({ id }) => id)).size).toBeLessThanOrEqual(1);
  });
});
