import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { PeopleListAnswer, PersonAnswer } from '../../src/contract/index.ts';
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
    secrets: listed.flatMap(({ id, name }) => [id, name]),
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
  '/api/v1/search': ({ secrets }) => ({ text: secrets[1] }),
  '/api/v1/people/{id}/flags/{programme}/{kind}': () => ({ to: 'confirmed', reason: REASON, seen: 0 }),
  '/api/v1/lists': ({ code }) => ({ name: 'theirs', area: code, condition }),
  '/api/v1/lists/preview': ({ code }) => ({ area: code, condition }),
  '/api/v1/lists/overlap': ({ code }) => ({ area: code, condition }),
  '/api/v1/lists/{list}': () => ({ name: 'mine now' }),
  '/api/v1/lists/{list}/refresh': () => ({}),
  '/api/v1/lists/{list}/people': ({ people }) => ({ person: people[0], act: 'removed', reason: REASON }),
  '/api/v1/lists/{list}/export': () => ({ format: 'csv', language: 'th', reason: REASON }),
  '/api/v1/views': ({ village }) => ({ name: 'theirs', path: `/area/${village}` }),
  '/api/v1/views/{view}': () => ({ name: 'mine now' }),
  '/api/v1/review/{pair}/answer': () => ({ answer: 'same' }),
  '/api/v1/review/{pair}/undo': () => ({}),
  '/api/v1/audit/cosignature': () => ({ note: 'a note' }),
  '/api/v1/me/acting': ({ people }) => ({ person: people[0] }),
  '/api/v1/me/disputes': () => ({ fact: 'income', says: '1' }),
  '/api/v1/me/disputes/step': () => ({ dispute: '1', step: 'appealed' }),
  '/api/v1/disputes/{dispute}/answer': () => ({ answer: 'refused', reason: REASON }),
  '/api/v1/agreements/{agreement}/state': () => ({ state: 'revoked', reason: REASON }),
  '/api/v1/shares/receipts/{receipt}/replay': () => ({}),
  '/api/v1/shares/{agreement}/{grant}/{act}': ({ secrets }) => ({ subjects: [secrets[0]] }),
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
