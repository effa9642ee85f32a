import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type PeopleListAnswer, peopleListSchema } from '../../src/contract/index.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';
import { looksOf } from './stage/looks.ts';

const { home } = inject('demo');

let web: OpenGateway;
let officer: Cookies;
let neighbour: Cookies;

beforeAll(async () => {
  web = await openGateway(home);
  officer = await web.signIn('officer', 'TH');
  neighbour = await web.signIn('officer', '18');
});

afterAll(() => web.close());

type Asked = { code: string; measure: string; group?: string; after?: string; limit?: number };

async function listOf({ code, ...asked }: Asked, who: Cookies = officer): Promise<PeopleListAnswer> {
  const words = Object.entries(asked).map(([name, value]): [string, string] => [name, String(value)]);
  const { status, body } = await web.get(`/api/v1/areas/${code}/people?${new URLSearchParams(words)}`, who);
  expect(status, body).toBe(200);
  return peopleListSchema.parse(JSON.parse(body));
}

async function figureOf({ code, measure, group }: Asked): Promise<number> {
  const { body } = await web.get(`/api/v1/areas/${code}`, officer);
  const area = JSON.parse(body) as {
    figures: Record<string, number>;
    groups: Record<string, Record<string, number>>;
  };
  return (group ? area.groups[group] : area.figures)?.[measure] ?? 0;
}

async function wholeList(asked: Asked, who: Cookies = officer) {
  const people: PeopleListAnswer['people'] = [];
  let page = await listOf(asked, who);
  const { total } = page;
  for (;;) {
    people.push(...page.people);
    if (!page.next) return { total, people };
    page = await listOf({ ...asked, after: page.next }, who);
  }
}

describe('the list behind a number', () => {
  it('has as many people as the number says, for every measure that has a list', async () => {
    const { measures } = JSON.parse((await web.get('/api/v1/measures')).body) as {
      measures: { id: string; hasList: boolean }[];
    };
    const listed = measures.filter(({ hasList }) => hasList).map(({ id }) => id);
    expect(listed.length).toBeGreaterThan(20);
    for (const measure of listed) {
      for (const code of ['TH', '17']) {
        const asked = { code, measure, limit: 1 };
        expect((await listOf(asked)).total, `${measure} in ${code}`).toBe(await figureOf(asked));
      }
    }
  });

  it('has as many people as the number says, for every group', async () => {
    const groups = ['sex:m', 'sex:f', 'stage:early-child', 'stage:school', 'stage:working', 'stage:older'];
    for (const group of [...groups, 'group:disabled']) {
      for (const measure of ['people', 'missing_out', 'target_poor']) {
        const asked = { code: '17', measure, group, limit: 1 };
        expect((await listOf(asked)).total, `${measure} of ${group}`).toBe(await figureOf(asked));
      }
    }
  });

  it('neither repeats nor skips anyone from page to page', async () => {
    const { total, people } = await wholeList({ code: 'TH', measure: 'people', limit: 200 });
    expect(people).toHaveLength(total);
    expect(new Set(people.map(({ id }) => id)).size).toBe(total);
    const short = await wholeList({ code: 'TH', measure: 'missing_out', limit: 7 });
    const long = await wholeList({ code: 'TH', measure: 'missing_out', limit: 200 });
    expect(short).toEqual(long);
  });

  it('adds up to the money that does not arrive', async () => {
    const { people } = await wholeList({ code: 'TH', measure: 'missing_out', limit: 200 });
    const sum = people.reduce((all, person) => all + person.missingOutSatangAMonth, 0);
    expect(sum).toBe(await figureOf({ code: 'TH', measure: 'missing_out_satang_month' }));
  });

  it('holds those who live in the area and no others', async () => {
    const { people } = await wholeList({ code: '1701', measure: 'people', limit: 200 });
    expect(people.length).toBeGreaterThan(0);
    expect(people.filter(({ village }) => !village.code.startsWith('1701'))).toEqual([]);
  });
});

describe('names', () => {
  const url = '/api/v1/areas/17/people?measure=missing_out';

  it('are not shown to whoever has not signed in, nor to a viewer', async () => {
    const anyone = await web.get(url);
    expect([anyone.status, JSON.parse(anyone.body)]).toMatchObject([
      401,
      { code: 'SIGN_IN_NEEDED', status: 401 },
    ]);
    const viewer = await web.get(url, await web.signIn('viewer', 'TH'));
    expect([viewer.status, JSON.parse(viewer.body)]).toMatchObject([
      403,
      { code: 'NOT_ALLOWED', status: 403 },
    ]);
  });

  it('of another province are not shown to its neighbour, by list or by id', async () => {
    const [someone] = (await listOf({ code: '17', measure: 'people', limit: 1 })).people;
    expect(await listOf({ code: '17', measure: 'people' }, neighbour)).toMatchObject({
      total: 0,
      people: [],
      next: null,
    });
    for (const rest of ['', '/explain/old-age-allowance']) {
      const other = await web.get(`/api/v1/people/${someone?.id}${rest}`, neighbour);
      const nobody = await web.get(`/api/v1/people/p000000000000${rest}`, neighbour);
      const nonsense = await web.get(`/api/v1/people/somebody${rest}`, neighbour);
      expect([other.status, (JSON.parse(other.body) as { code: string }).code]).toEqual([
        404,
        'PERSON_UNKNOWN',
      ]);
      expect(other).toEqual(nobody);
      expect(other).toEqual(nonsense);
    }
  });

  it('of the own province are shown when the whole country is asked for, and no others', async () => {
    const own = await wholeList({ code: 'TH', measure: 'people', limit: 200 }, neighbour);
    expect(own.people.length).toBeGreaterThan(0);
    expect(own.people.filter(({ village }) => !village.code.startsWith('18'))).toEqual([]);
  });

  it('that were shown are in the book of access: who was seen, by whom, what for', async () => {
    const { people } = await listOf({ code: '17', measure: 'missing_out', limit: 3 });
    const key = keyOf(people[2]?.id ?? '');
    const [entry] = await looksOf(web, key, officer);
    expect(entry).toMatchObject({ role: 'officer', act: 'list', purpose: 'area-work', area: '17', rows: 3 });
    expect(entry?.personKeys).toEqual(people.map(({ id }) => keyOf(id)));
    expect(entry?.sessionId).toBeTruthy();
    expect(entry?.datasetVersion).toMatch(/^areas\//);
  });

  it('that were refused are in the book of access as refused, and not as seen', async () => {
    const [someone] = (await wholeList({ code: '17', measure: 'people', limit: 200 })).people.slice(-1);
    const key = keyOf(someone?.id ?? '');
    await web.get(`/api/v1/people/${someone?.id}`, neighbour);
    const looks = await looksOf(web, key, neighbour);
    expect([...new Set(looks.map(({ act }) => act))]).toEqual(['refused-look']);
  });
});

function keyOf(person: string): bigint {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  return [...person.slice(1)].reduce((key, letter) => key * 32n + BigInt(letters.indexOf(letter)), 0n);
}
