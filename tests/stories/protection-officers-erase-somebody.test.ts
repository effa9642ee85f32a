import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLedger } from '../../src/base/ledger/index.ts';
import { personKeyOf } from '../../src/base/model/index.ts';
import { erasureListSchema, erasureSchema, problemSchema } from '../../src/contract/index.ts';
import { type Answer, type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';
import { publishedHome } from './stage/homes.ts';

const PATH = '/api/v1/erasures';
const REASON = 'คำสั่งศาลคดีหมายเลข 12/2569';

let home: string;
let web: OpenGateway;
let asker: Cookies;
let second: Cookies;
let elsewhere: Cookies;
/** Who are asked for: a whole page of a list, so that some stand on the civil register. */
let people: string[];

beforeAll(async () => {
  home = await publishedHome('erasing');
  web = await openGateway(home);
  asker = await web.signInAs({ role: 'protection-officer', area: '17', name: 'asker' });
  second = await web.signInAs({ role: 'protection-officer', name: 'second' });
  elsewhere = await web.signInAs({ role: 'protection-officer', area: '50', name: 'elsewhere' });
  const officer = await web.signIn('officer', '17');
  const { body } = await web.get('/api/v1/areas/17/people?measure=people&limit=20', officer);
  people = (JSON.parse(body) as { people: { id: string }[] }).people.map(({ id }) => id);
});

afterAll(async () => await web.close());

function codeOf({ status, body }: Answer): readonly [number, string] {
  return [status, problemSchema.parse(JSON.parse(body)).code];
}

function ask(who: Cookies, person: string, basis = 'order'): Promise<Answer> {
  return web.post(PATH, { person, basis, reason: REASON }, who);
}

async function listed(who: Cookies) {
  const { status, body } = await web.get(PATH, who);
  expect(status).toBe(200);
  return erasureListSchema.parse(JSON.parse(body));
}

/** The latest acts about a person in the book of access. */
async function actsOf(person: string): Promise<string[]> {
  const acts = await web.house.ledger.access.recent(personKeyOf(person) ?? 0n, 50);
  return acts.map(({ act }) => act);
}

describe('a protection officer who has to erase somebody', () => {
  it('is told the grounds and the duties, each with its law and that no lawyer has read it', async () => {
    const { erasures, bases, duties } = await listed(asker);
    expect(erasures).toEqual([]);
    expect(bases.map(({ id }) => id)).toContain('order');
    for (const { title, law, verified } of [...bases, ...duties]) {
      expect([title.th, title.en, law.th, law.en]).not.toContain('');
      expect(verified).toBe(false);
    }
  });

  it('is refused where a duty holds, and is told which', async () => {
    const refused = await ask(asker, people[0] ?? '', 'no-longer-needed');
    expect(codeOf(refused)).toEqual([409, 'ERASURE_HELD_BY_DUTY']);
    expect(String(JSON.parse(refused.body).params.ids).split(' ')).toContain('civil-registration');
    expect((await listed(asker)).erasures).toEqual([]);
  });

  it('is answered alike about nobody, about somebody elsewhere and about what is no id', async () => {
    for (const person of ['p0000000000zz', people[0] ?? '', 'x'])
      expect(codeOf(await ask(elsewhere, person))).toEqual([404, 'PERSON_UNKNOWN']);
  });

  it('is refused without a reason, and on a ground that the country does not name', async () => {
    const person = people[0];
    expect(codeOf(await web.post(PATH, { person, basis: 'order', reason: ' no ' }, asker))[0]).toBe(400);
    expect(codeOf(await ask(asker, person ?? '', 'whim'))).toEqual([400, 'ERASURE_BASIS_UNKNOWN']);
  });

  it('asks, and another is shown whom, why and of how much, but nobody of another area is', async () => {
    const person = people[1] ?? '';
    const asked = await ask(asker, person);
    expect(asked.status).toBe(200);
    const shown = erasureSchema.parse(JSON.parse(asked.body));
    expect(shown).toMatchObject({
      state: 'asked',
      waitsFor: 'second-person',
      asked: { by: 'asker' },
      own: true,
      person,
      reason: REASON,
    });
    expect(shown.registers.find(({ source }) => source === 'dopa-person')).toMatchObject({ rows: 1 });
    expect((await listed(second)).erasures).toEqual([{ ...shown, own: false }]);
    expect((await listed(elsewhere)).erasures).toEqual([]);
    expect(codeOf(await ask(second, person))).toEqual([409, 'ERASURE_UNDER_WAY']);
    expect(await actsOf(person)).toEqual(expect.arrayContaining(['ask-erasure', 'list-erasures']));
  });

  it('may not confirm it alone; one elsewhere is answered as if it did not exist', async () => {
    const id = (await listed(asker)).erasures[0]?.id;
    expect(codeOf(await web.post(`${PATH}/${id}/confirm`, {}, asker))).toEqual([
      403,
      'ERASURE_NEEDS_ANOTHER',
    ]);
    for (const step of ['confirm', 'withdraw']) {
      const there = await web.post(`${PATH}/${id}/${step}`, {}, elsewhere);
      const nowhere = await web.post(`${PATH}/999/${step}`, {}, elsewhere);
      expect(there).toEqual({ ...nowhere, body: nowhere.body.replaceAll('999', String(id)) });
      expect(codeOf(there)).toEqual([404, 'ERASURE_UNKNOWN']);
    }
  });

  it('is told to come again while a run is under way, and the service goes on answering', async () => {
    const id = (await listed(second)).erasures[0]?.id;
    const runner = await openLedger({ home, databaseUrl: undefined });
    try {
      await using _lock = await runner.runs.lockWriter();
      const busy = await web.gateway.inject({
        method: 'POST',
        url: `${PATH}/${id}/confirm`,
        cookies: second,
      });
      expect(codeOf({ status: busy.statusCode, body: busy.body })).toEqual([409, 'ERASURE_WAITS_FOR_RUN']);
      expect(Number(busy.headers['retry-after'])).toBeGreaterThan(0);
      expect(busy.body).not.toContain(home);
      expect((await listed(second)).erasures[0]?.state).toBe('asked');
    } finally {
      await runner.close();
    }
  });

  it('has it confirmed by the other, once, and then it waits for a run; the lock is free again', async () => {
    const id = (await listed(second)).erasures[0]?.id;
    const both = await Promise.all([1, 2].map(() => web.post(`${PATH}/${id}/confirm`, {}, second)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [erasure] = (await listed(asker)).erasures;
    expect(erasure).toMatchObject({
      state: 'confirmed',
      waitsFor: 'run',
      confirmed: { by: 'second' },
      reason: REASON,
    });
    expect(codeOf(await web.post(`${PATH}/${id}/withdraw`, {}, asker))).toEqual([409, 'ERASURE_ENDED']);
    await (await web.house.ledger.runs.lockWriter()).release();
    expect(await actsOf(erasure?.person ?? '')).toContain('confirm-erasure');
  });

  it('may take back what nobody confirmed; then nobody is told whom it was about, nor why', async () => {
    const person = people[2] ?? '';
    const { id } = JSON.parse((await ask(second, person)).body) as { id: number };
    const taken = await web.post(`${PATH}/${id}/withdraw`, {}, asker);
    expect(erasureSchema.parse(JSON.parse(taken.body))).toMatchObject({
      state: 'withdrawn',
      withdrawn: { by: 'asker' },
      waitsFor: null,
      person: null,
      reason: null,
      registers: [],
    });
    const { body } = await web.get(PATH, second);
    expect(body).not.toContain(person);
    expect(await actsOf(person)).toContain('withdraw-erasure');
  });
});
