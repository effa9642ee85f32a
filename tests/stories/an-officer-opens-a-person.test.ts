import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sql } from '../../src/base/lake/index.ts';
import { personIdOf, personKeyOf } from '../../src/base/model/index.ts';
import {
  factsSchema,
  looksSchema,
  type PeopleListAnswer,
  type PersonAnswer,
  personExplanationSchema,
  personSchema,
  programmesSchema,
} from '../../src/contract/index.ts';
import { openReading } from '../../src/services/lookup/index.ts';
import { askChipao, chipao } from './stage/command.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';
import { looksOf } from './stage/looks.ts';

const { home } = inject('demo');
const MEASURES = ['missing_out', 'target_poor', 'receiving:old-age-allowance', 'home_bound', 'people'];

let web: OpenGateway;
let officer: Cookies;
let ids: string[];
let programmes: string[];

/** Somebody behind each of several numbers. */
beforeAll(async () => {
  web = await openGateway(home);
  officer = await web.signIn('officer', 'TH');
  const lists = await Promise.all(
    MEASURES.map((measure) => web.get(`/api/v1/areas/TH/people?measure=${measure}&limit=4`, officer)),
  );
  const list = await web.get('/api/v1/programmes', officer);
  programmes = programmesSchema.parse(JSON.parse(list.body)).programmes.map(({ id }) => id);
  ids = [
    ...new Set(
      lists.flatMap(({ body }) => (JSON.parse(body) as PeopleListAnswer).people.map(({ id }) => id)),
    ),
  ];
});

afterAll(() => web.close());

async function personOf(id: string): Promise<PersonAnswer> {
  const { status, body } = await web.get(`/api/v1/people/${id}`, officer);
  expect(status, body).toBe(200);
  const person = personSchema.parse(JSON.parse(body));
  expect(person).toEqual(JSON.parse(body));
  return person;
}

/** Somebody of the full province whom a household still lists. */
async function someoneWhoDied(): Promise<string> {
  const reading = await openReading(web.house);
  const [row] = await reading.serving.rows(sql`
    select person.person_id
    from profiles.profiles as person
    join households.members_by_household as member on member.person_id = person.person_id
    where not person.alive
      and person.village_code like '17%'
    order by person.person_id
    limit 1`);
  await reading.close();
  return personIdOf(BigInt(String(row?.['person_id'])));
}

describe("a person's page", () => {
  it('keeps to the contract, and never shows a whole number', async () => {
    expect(ids.length).toBeGreaterThan(10);
    for (const id of ids) {
      const person = await personOf(id);
      expect(person.id).toBe(id);
      expect(person.place[0]?.code).toBe('TH');
      expect(person.maskedNumber ?? '•••••••••0000').toMatch(/^•{9}\d{4}$/);
      expect(JSON.stringify(person)).not.toMatch(/"9\d{12}"/);
      expect(person.rights.map(({ programme }) => programme)).toEqual(programmes);
      expect(person.links.length).toBeGreaterThan(0);
    }
  });

  it('names the register and the day of what it says, in words that every reader is given once', async () => {
    const { body } = await web.get('/api/v1/facts', {});
    const facts = factsSchema.parse(JSON.parse(body));
    const sources = facts.sources.map(({ source }) => source);
    const names = facts.facts.map(({ fact }) => fact);
    for (const id of ids.slice(0, 5)) {
      const said = (await personOf(id)).facts;
      for (const { fact } of said) expect(names).toContain(fact);
      const known = said.filter(({ value }) => value !== false && value !== 0);
      expect(known.length).toBeGreaterThan(3);
      for (const { source, asOf } of known.filter((fact) => fact.source)) {
        expect(sources).toContain(source);
        expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }
  });

  it('agrees with the list it was opened from', async () => {
    const { body } = await web.get('/api/v1/areas/TH/people?measure=missing_out&limit=5', officer);
    for (const row of (JSON.parse(body) as PeopleListAnswer).people) {
      const person = await personOf(row.id);
      expect(person.name).toContain(row.name);
      expect(person.ageYears).toBe(row.ageYears);
      expect(person.place.at(-1)).toEqual(row.village);
      const missed = person.gaps
        .filter(({ kind }) => kind === 'missing-out')
        .map(({ programme }) => programme);
      expect(missed.sort()).toEqual([...row.missingOut].sort());
      for (const programme of missed) {
        const right = person.rights.find((one) => one.programme === programme);
        expect(right?.answer).toBe('eligible');
        expect(right?.standing).toBe('could-get');
      }
    }
  });

  it('puts everyone it names into the book of access', async () => {
    const person = await personOf(ids[0] ?? '');
    const named = person.households.flatMap(({ members }) => members.flatMap(({ id }) => id ?? []));
    const [entry] = await looksOf(web, personKeyOf(person.id) ?? 0n, officer);
    expect(entry).toMatchObject({ act: 'read-person', purpose: 'area-work', role: 'officer' });
    expect(new Set(entry?.personKeys)).toEqual(new Set([person.id, ...named].map((id) => personKeyOf(id))));
  });
});

describe('who looked', () => {
  it('is told to officers of the area, the latest first, and asking is a look of its own', async () => {
    const person = await personOf(ids[0] ?? '');
    const { body } = await web.get(`/api/v1/people/${person.id}/looks`, officer);
    const { looks } = looksSchema.parse(JSON.parse(body));
    expect(looks.find(({ own }) => own)).toMatchObject({ act: 'read-person', role: 'officer' });
    const [entry] = await looksOf(web, personKeyOf(person.id) ?? 0n, officer);
    expect(entry).toMatchObject({ act: 'read-looks', rows: 1 });
    const elsewhere = await web.signIn('officer', '10');
    const hidden = await web.get(`/api/v1/people/${person.id}/looks`, elsewhere);
    expect(hidden.status).toBe(404);
  });
});

describe('somebody who died', () => {
  it('opens from the household that still names them, with the day, and only within the area', async () => {
    const dead = await someoneWhoDied();
    const person = await personOf(dead);
    expect(person.alive).toBe(false);
    expect(person.diedOn ?? person.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const elsewhere = await web.signIn('officer', '10');
    expect((await web.get(`/api/v1/people/${dead}`, elsewhere)).status).toBe(404);
  });
});

describe('the reasons', () => {
  it('are the same on the command line as in the API and on the page', async () => {
    const id = ids[0] ?? '';
    const person = await personOf(id);
    for (const { programme, answer, amountSatang, since, missing } of person.rights) {
      const { body } = await web.get(`/api/v1/people/${id}/explain/${programme}`, officer);
      const answered = personExplanationSchema.parse(JSON.parse(body));
      expect(answered).toMatchObject({ programme, answer, amountSatang, since, missing, person: id });
      expect(answered.conditions.length).toBeGreaterThan(0);
    }
    const right = person.rights.find(({ answer }) => answer === 'eligible') ?? person.rights[0];
    const asked = await web.get(`/api/v1/people/${id}/explain/${right?.programme}`, officer);
    const shown = await askChipao<{ person: string }>([
      'explain',
      id,
      right?.programme ?? '',
      '--home',
      home,
    ]);
    expect(shown).toEqual(JSON.parse(asked.body));
    const looks = await web.house.ledger.access.recent(personKeyOf(id) ?? 0n, 500);
    expect(looks).toContainEqual(expect.objectContaining({ role: 'operator', act: 'explain', rows: 1 }));
  });

  it('of nobody, or of no programme, are refused in the same words by both', async () => {
    const nobody = await chipao(['explain', 'p000000000000', 'old-age-allowance', '--home', home]);
    expect([nobody.code, nobody.out]).toEqual([4, '']);
    expect(nobody.err).toMatch(/^PERSON_UNKNOWN\n {2}.*[ก-ฮ].*\n {2}This person/);
    const nothing = await web.get(`/api/v1/people/${ids[0]}/explain/free-money`, officer);
    expect([nothing.status, (JSON.parse(nothing.body) as { code: string }).code]).toEqual([
      404,
      'PROGRAMME_UNKNOWN',
    ]);
  });
});
