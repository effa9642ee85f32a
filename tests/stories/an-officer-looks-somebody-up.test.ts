import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sql } from '../../src/base/lake/index.ts';
import { personIdOf, personKeyOf } from '../../src/base/model/index.ts';
import { type SearchAnswer, searchSchema } from '../../src/contract/index.ts';
import { openReading } from '../../src/services/lookup/index.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';
import { looksOf } from './stage/looks.ts';

const { home } = inject('demo');

type Somebody = Readonly<{ id: string; number: string; given: string; family: string; house: string }>;

let web: OpenGateway;
let officer: Cookies;
let people: Somebody[];

beforeAll(async () => {
  web = await openGateway(home);
  officer = await web.signIn('officer', '17');
  const reading = await openReading(web.house);
  const rows = await reading.serving.rows(sql`
    select person_id, pid, given_name, family_name, house_code
    from profiles.profiles
    where village_code like '17%'
      and pid is not null
      and given_name is not null
      and family_name is not null
      and house_code is not null
    order by person_id
    limit 25`);
  people = rows.map((row) => ({
    id: personIdOf(BigInt(String(row['person_id']))),
    number: String(row['pid']),
    given: String(row['given_name']),
    family: String(row['family_name']),
    house: String(row['house_code']),
  }));
  await reading.close();
});

afterAll(() => web.close());

async function look(text: string, who: Cookies = officer, after?: string): Promise<SearchAnswer> {
  const { status, body } = await web.post('/api/v1/search', { text, ...(after ? { after } : {}) }, who);
  expect(status, body).toBe(200);
  const answer = searchSchema.parse(JSON.parse(body));
  expect(answer).toEqual(JSON.parse(body));
  return answer;
}

describe('somebody who is looked for', () => {
  it('is found by number, with dashes or without, and told apart from a number that was mistyped', async () => {
    for (const { id, number } of people.slice(0, 5)) {
      const dashed = [number[0], number.slice(1, 5), number.slice(5, 10), number.slice(10, 12), number[12]];
      for (const text of [number, dashed.join('-'), ` ${number} `]) {
        const found = await look(text);
        expect(found).toMatchObject({ kind: 'number', doubt: null });
        expect(found.people.map((one) => one.id)).toContain(id);
      }
      const wrong = `${number.slice(0, 12)}${(Number(number[12]) + 1) % 10}`;
      expect(await look(wrong)).toMatchObject({ kind: 'number', doubt: 'check-digit', people: [] });
    }
    expect(await look('12345')).toMatchObject({ doubt: 'digits', people: [] });
  });

  it('is found by the code of the house, with everybody in it', async () => {
    for (const { id, house } of people.slice(0, 5)) {
      const found = await look(house);
      expect(found.kind).toBe('house');
      expect(found.people.map((one) => one.id)).toContain(id);
    }
  });

  it('is found by name: first the very spelling, and also with a title', async () => {
    for (const { id, given, family } of people) {
      const found = await look(`${given} ${family}`);
      expect(found.people[0]).toMatchObject({ match: 'exact', name: `${given} ${family}` });
      expect(found.people.map((one) => one.id)).toContain(id);
      const titled = await look(`นาย${given} ${family}`);
      expect(titled.people).toEqual(found.people);
    }
  });

  it('is found by the beginning of a name, though a beginning may be said otherwise than the whole', async () => {
    const long = people.filter(({ family }) => family.length > 6);
    const found = await Promise.all(
      long.map(async ({ id, given, family }) => {
        const begun = await look(`${given} ${family.slice(0, -2)}`);
        return begun.people.some((one) => one.id === id);
      }),
    );
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(Math.floor(long.length * 0.8));
  });

  it('is found with another letter of the same sound', async () => {
    const other = people.find(({ given }) => given.includes('ณ'));
    if (other) {
      const found = await look(`${other.given.replaceAll('ณ', 'น')} ${other.family}`);
      expect(found.people).toContainEqual(expect.objectContaining({ id: other.id, match: 'spelling' }));
    }
  });

  it('is listed once, page after page', async () => {
    const given = people[0]?.given.slice(0, 3) ?? '';
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await look(given, officer, after);
      seen.push(...page.people.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after && seen.length < 400);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is not found from another area, by whatever is typed', async () => {
    const elsewhere = await web.signIn('officer', '10');
    const { id, number, given, family, house } = people[0] ?? people[1] ?? never();
    for (const text of [number, house, `${given} ${family}`, given]) {
      expect((await look(text, elsewhere)).people.map((one) => one.id)).not.toContain(id);
    }
  });
});

describe('a search', () => {
  it('is written down with everybody it found', async () => {
    const { id, given, family } = people[1] ?? never();
    const found = await look(`${given} ${family}`);
    const [entry] = await looksOf(web, personKeyOf(id) ?? 0n, officer);
    expect(entry).toMatchObject({ act: 'search', purpose: 'area-work', rows: found.people.length });
  });

  it('of too little is answered with what to type', async () => {
    expect(await look('กข')).toMatchObject({ kind: 'name', doubt: 'too-short', people: [] });
    const nothing = await web.post('/api/v1/search', { text: '' }, officer);
    const wrong = await web.post('/api/v1/search', { text: 'สมชาย', after: 'here' }, officer);
    expect([nothing.status, wrong.status]).toEqual([400, 400]);
  });
});

function never(): never {
  throw new Error('the demo has people');
}
