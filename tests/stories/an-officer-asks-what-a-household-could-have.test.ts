import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { personKeyOf } from '../../src/base/model/index.ts';
import {
  type HouseholdPackageAnswer,
  householdDetailSchema,
  householdPackageSchema,
  type PeopleListAnswer,
  type PersonAnswer,
} from '../../src/contract/index.ts';
import { askChipao, chipao } from './stage/command.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';
import { looksOf } from './stage/looks.ts';

const { home } = inject('demo');
const OTHER_PROVINCE = '10';

let web: OpenGateway;
let officer: Cookies;
/** A register house in which somebody misses out. */
let house: PersonAnswer['households'][number];

beforeAll(async () => {
  web = await openGateway(home);
  officer = await web.signIn('officer', 'TH');
  const list = await web.get('/api/v1/areas/17/people?measure=missing_out&limit=20', officer);
  const people = await Promise.all(
    (JSON.parse(list.body) as PeopleListAnswer).people.map(({ id }) =>
      web.get(`/api/v1/people/${id}`, officer),
    ),
  );
  const houses = people
    .flatMap(({ body }) => (JSON.parse(body) as PersonAnswer).households)
    .filter(({ kind }) => kind === 'register-house');
  const largest = houses.toSorted((one, other) => other.members.length - one.members.length)[0];
  if (!largest) throw new Error('nobody who misses out lives in a house');
  house = largest;
});

afterAll(() => web.close());

async function packageOf(change = ''): Promise<HouseholdPackageAnswer> {
  const { status, body } = await web.get(`/api/v1/households/${house.id}/package${change}`, officer);
  expect(status, body).toBe(200);
  const found = householdPackageSchema.parse(JSON.parse(body));
  expect(found).toEqual(JSON.parse(body));
  return found;
}

describe('a household', () => {
  it('keeps to the contract and has the members that its people are shown with', async () => {
    const { status, body } = await web.get(`/api/v1/households/${house.id}`, officer);
    expect(status, body).toBe(200);
    const found = householdDetailSchema.parse(JSON.parse(body));
    expect(found).toEqual(JSON.parse(body));
    expect(found.members.map(({ id }) => id).toSorted()).toEqual(
      house.members.map(({ id }) => id).toSorted(),
    );
    expect(found.place[0]?.code).toBe('TH');
  });

  it('has a best combination that is never worth less than what is lawful now', async () => {
    const { totals, rights } = (await packageOf()).package;
    expect(totals.best.satangAYear).toBe(
      totals.lawfulNow.satangAYear + totals.untold.satangAYear + totals.more.satangAYear,
    );
    expect(totals.more.satangAYear).toBeGreaterThanOrEqual(0);
    const taken = rights.filter(({ inBest, basis }) => inBest && basis === 'year');
    expect(taken.reduce((sum, { worth, lessSatang }) => sum + worth.leastSatang - lessSatang, 0)).toBe(
      totals.best.satangAYear,
    );
  });

  it('says the same to the command, and tells of a birth right by right', async () => {
    const day = (await packageOf()).asOf;
    const [asked, told] = await Promise.all([
      packageOf(`?change=born:${day}`),
      askChipao<HouseholdPackageAnswer>(['package', house.id, '--born', day, '--home', home]),
    ]);
    expect(told).toEqual(asked);
    expect(asked.members.at(-1)).toMatchObject({ member: 'child-1', is: 'unborn' });
    const { after, package: now } = asked;
    const year = asked.differences.filter(({ basis }) => basis === 'year');
    expect(year.reduce((sum, { differenceSatang }) => sum + differenceSatang, 0)).toBe(
      (after?.totals.best.satangAYear ?? Number.NaN) - now.totals.best.satangAYear,
    );
    expect(year.length).toBeGreaterThan(0);
    for (const { why } of asked.differences) expect(why.length).toBeGreaterThan(0);
  });

  it('takes several changes, and more income with its opposite changes nothing', async () => {
    const { members } = house;
    const earns = `change=earns:${members[0]?.id}:50000&change=earns:${members[0]?.id}:-50000`;
    const found = await packageOf(`?${earns}`);
    expect(found.changes).toHaveLength(2);
    expect(found.differences).toEqual([]);
    expect(found.after?.totals).toEqual(found.package.totals);
  });

  it('is written into the book of access with everybody who is named', async () => {
    await packageOf();
    const key = personKeyOf(house.members[0]?.id ?? '') ?? 0n;
    const [last] = await looksOf(web, key, officer);
    expect(last).toMatchObject({ act: 'read-package', purpose: 'area-work' });
    expect(new Set(last?.personKeys)).toEqual(new Set(house.members.map(({ id }) => personKeyOf(id ?? ''))));
  });
});

describe('what is refused', () => {
  it('to those who are not signed in, and alike outside the area and for no household', async () => {
    const stranger = await web.signIn('officer', OTHER_PROVINCE);
    const asked = await Promise.all([
      web.get(`/api/v1/households/${house.id}/package`),
      web.get(`/api/v1/households/${house.id}`, stranger),
      web.get(`/api/v1/households/${house.id}/package`, stranger),
      web.get('/api/v1/households/1', officer),
    ]);
    expect(asked.map(({ status, body }) => [status, JSON.parse(body).code])).toEqual([
      [401, 'SIGN_IN_NEEDED'],
      [404, 'HOUSEHOLD_UNKNOWN'],
      [404, 'HOUSEHOLD_UNKNOWN'],
      [404, 'HOUSEHOLD_UNKNOWN'],
    ]);
    expect(asked[1]?.body).toBe(asked[3]?.body);
  });

  it.each([
    ['change=flies:p1', 400, 'CHANGE_UNREADABLE'],
    ['change=born:1900-01-01', 400, 'CHANGE_DAY_OUT_OF_RANGE'],
    ['change=dies:p000000000000', 404, 'CHANGE_OF_ANOTHER'],
  ])('a change written as %s, in both languages', async (change, status, code) => {
    const { status: given, body } = await web.get(
      `/api/v1/households/${house.id}/package?${change}`,
      officer,
    );
    expect([given, JSON.parse(body).code]).toEqual([status, code]);
    expect(JSON.parse(body).message.th).toMatch(/[ก-ฮ]/);
  });

  it('by the command with the exit code of what is to be done next', async () => {
    const calls = await Promise.all([
      chipao(['package', '1', '--home', home]),
      chipao(['package', house.id, '--earns', 'p000000000000', '--home', home]),
    ]);
    expect(calls.map(({ code }) => code)).toEqual([4, 2]);
  });
});
