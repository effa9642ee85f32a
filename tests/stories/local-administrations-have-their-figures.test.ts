import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {
  AreaAnswer,
  AreaChildrenAnswer,
  AreaSearchAnswer,
  CohortPeople,
  CohortPreview,
  MissingHouseholds,
  PeopleListAnswer,
} from '../../src/contract/index.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';

const { home } = inject('demo');
/** Two invented local administrations: one has a whole subdistrict and half of the villages of another, the second the rest of those. */
const TOWN = 'L99170101';
const BESIDE = 'L99170102';
const SPLIT = '170102';

let web: OpenGateway;
let officer: Cookies;

beforeAll(async () => {
  web = await openGateway(home);
  officer = await web.signIn('officer', '17');
});

afterAll(() => web.close());

async function asked<Answer>(url: string): Promise<Answer> {
  const { status, body } = await web.get(url, officer);
  expect(status, body).toBe(200);
  return JSON.parse(body) as Answer;
}

const areaOf = (code: string) => asked<AreaAnswer>(`/api/v1/areas/${code}`);
const childrenOf = (code: string) => asked<AreaChildrenAnswer>(`/api/v1/areas/${code}/children`);

describe('local administrations', () => {
  it('part a province beside its districts: what they count and what lies outside them is the whole', async () => {
    const whole = await areaOf('17');
    expect(whole.locals).toBeGreaterThan(10);
    const { children, elsewhere } = await asked<AreaChildrenAnswer>('/api/v1/areas/17/children?by=local');
    expect(children).toHaveLength(whole.locals);
    for (const measure of ['people', 'missing_out', 'poor_households', 'missing_out_satang_month']) {
      const inside = children.reduce((sum, { figures }) => sum + (figures[measure] ?? 0), 0);
      expect(inside + (elsewhere[measure] ?? 0), measure).toBe(whole.figures[measure]);
      expect(inside, measure).toBeGreaterThan(0);
    }
  });

  it('differ from subdistricts: one subdistrict is split between two, and each says so', async () => {
    const split = await areaOf(SPLIT);
    expect(split.administrations.map(({ code }) => code)).toEqual([TOWN, BESIDE]);
    const villages = (await childrenOf(SPLIT)).children;
    const owners = await Promise.all(villages.map(({ code }) => areaOf(code)));
    expect(new Set(owners.flatMap(({ administrations }) => administrations.map(({ code }) => code)))).toEqual(
      new Set([TOWN, BESIDE]),
    );
    const town = await areaOf(TOWN);
    expect(town).toMatchObject({
      level: 'local',
      path: [{ code: 'TH' }, { code: '17' }, { code: '1701' }, {}],
    });
    const parts = (await childrenOf(TOWN)).children;
    expect(parts.map(({ level }) => level)).toEqual(expect.arrayContaining(['subdistrict', 'village']));
    expect(parts.reduce((sum, { figures }) => sum + (figures['people'] ?? 0), 0)).toBe(
      town.figures['people'],
    );
  });

  it('are found by name, and their lists hold as many as their figures say', async () => {
    const found = await asked<AreaSearchAnswer>(
      `/api/v1/areas?search=${encodeURIComponent('เทศบาลเมืองสมมุติ')}`,
    );
    expect(found.areas.map(({ code }) => code)).toContain(TOWN);
    const { figures } = await areaOf(TOWN);
    const list = await asked<PeopleListAnswer>(`/api/v1/areas/${TOWN}/people?measure=missing_out&limit=200`);
    expect(list.total).toBe(figures['missing_out']);
    const households = await asked<MissingHouseholds>(`/api/v1/areas/${TOWN}/households?limit=100`);
    expect(households.total.people).toBe(figures['missing_out']);
  });

  it('can be asked for in the condition of a target list, and a part of a list', async () => {
    const condition = { all: [{ measure: 'missing_out' }, { area: TOWN }] };
    const preview = await web.post('/api/v1/lists/preview', { area: '17', condition }, officer);
    const { people, sentence } = JSON.parse(preview.body) as CohortPreview;
    expect(people).toBe((await areaOf(TOWN)).figures['missing_out']);
    expect(sentence.th).toContain('สมมุติ');
    const made = await web.post('/api/v1/lists', { name: 'ตกหล่น', area: '17', condition }, officer);
    expect(made.status, made.body).toBe(200);
    const { id } = JSON.parse(made.body) as { id: string };
    const part = await asked<CohortPeople>(`/api/v1/lists/${id}/people?area=${BESIDE}`);
    expect(part.people).toEqual([]);
  });

  it('have published figures for everybody, with noise and as true as those of subdistricts', async () => {
    const { status, body } = await web.get(`/api/v1/areas/${TOWN}`);
    expect(status).toBe(200);
    expect((JSON.parse(body) as AreaAnswer).protection.kind).toBe('noise');
  });
});
