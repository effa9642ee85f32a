import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Sql, sql } from '../../src/base/lake/index.ts';
import { personIdOf, personKeyOf } from '../../src/base/model/index.ts';
import { type LookUpAnswer, lookUpListSchema, lookUpSchema, personSchema } from '../../src/contract/index.ts';
import { openReading } from '../../src/services/lookup/index.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';

const { home } = inject('demo');
const DISTRICT = '1701';
const NOBODY = 'p0000000000zz';
const REASON = 'รับแจ้งว่าป่วยติดเตียงและย้ายมาอยู่กับญาติ';

/** The officer, whose own person lives with others and has relatives of the same name near by. */
let own: string;
let household: string[];
let surname: string[];
let district: string[];
let province: string[];
let elsewhere: string[];

let web: OpenGateway;
let officer: Cookies;
let colleague: Cookies;
let protection: Cookies;

beforeAll(async () => {
  web = await openGateway(home);
  await findPeople();
  officer = await web.signInAs({ role: 'officer', area: DISTRICT, name: 'asker', person: own });
  colleague = await web.signIn('officer', '17', 'colleague');
  protection = await web.signInAs({ role: 'protection-officer', name: 'protector' });
});

/** Other stories look at the same people. */
afterAll(async () => {
  for (const person of district.slice(0, 5)) await watch(person, false);
  await web.close();
});

async function findPeople(): Promise<void> {
  const reading = await openReading(web.house);
  const ask = async (statement: Sql) =>
    (await reading.serving.rows(statement)).map((row) => personIdOf(BigInt(String(row['person_id']))));
  const [found] = await ask(sql`
    with here as (
      select person_id, family_name
      from profiles.profiles
      where village_code like '1701%' and alive and family_name is not null
    ),
    housed as (
      select member.person_id, member.household_id
      from households.members as member
      join here on here.person_id = member.person_id
    )
    select here.person_id
    from here
    where (select count(*) from here as same where same.family_name = here.family_name) >= 3
      and (
        select count(distinct other.person_id)
        from housed
        join housed as other on other.household_id = housed.household_id
        where housed.person_id = here.person_id
      ) >= 3
    order by here.person_id
    limit 1`);
  own = found ?? '';
  const key = personKeyOf(own) ?? 0n;
  household = await ask(sql`
    select distinct other.person_id
    from households.members as member
    join households.members as other on other.household_id = member.household_id
    join profiles.profiles as profile on profile.person_id = other.person_id
    where member.person_id = ${key} and other.person_id <> ${key} and profile.village_code like '1701%'
    order by other.person_id`);
  surname = await ask(sql`
    select person_id
    from profiles.profiles
    where family_name = (select family_name from profiles.profiles where person_id = ${key})
      and village_code like '1701%'
      and person_id <> ${key}
    order by person_id`);
  const livingIn = (place: Sql) => sql`
    select person_id
    from profiles.profiles
    where ${place}
      and family_name <> (select family_name from profiles.profiles where person_id = ${key})
      and person_id not in (
        select other.person_id
        from households.members as member
        join households.members as other on other.household_id = member.household_id
        where member.person_id = ${key}
      )
    order by person_id desc
    limit 12`;
  district = await ask(livingIn(sql`village_code like '1701%'`));
  province = await ask(livingIn(sql`village_code like '1703%'`));
  elsewhere = await ask(livingIn(sql`village_code not like '17%'`));
  await reading.close();
}

async function ask(person: string, who = officer): Promise<LookUpAnswer> {
  const { status, body } = await web.post(
    '/api/v1/look-ups',
    { person, reason: REASON, caseNumber: '7/2569' },
    who,
  );
  expect(status, body).toBe(200);
  return lookUpSchema.parse(JSON.parse(body));
}

async function decide(request: number, approve: boolean, who: Cookies) {
  return web.post(`/api/v1/look-ups/${request}/answer`, { approve, reason: 'ตรวจเลขคดีแล้ว' }, who);
}

const watch = (person: string, watched: boolean) =>
  web.post('/api/v1/look-ups/watched', { person, watched, reason: 'บุคคลที่เป็นข่าว' }, protection);

const open = (person: string, who = officer) => web.get(`/api/v1/people/${person}`, who);

/** What was written down about a person, as an officer of the whole country reads it. */
async function written(person: string) {
  const entries = await web.house.ledger.access.recent(personKeyOf(person) ?? 0n, 50);
  return entries.map(({ act, purpose }) => `${act} ${purpose}`);
}

describe('a person outside the area', () => {
  it('is seen for a case in the own province, the person alone, and the person learns of it', async () => {
    const [person = ''] = province;
    expect((await open(person)).status).toBe(404);
    const asked = await ask(person);
    expect(asked).toMatchObject({ state: 'open', person, reason: REASON, caseNumber: '7/2569' });
    const hours = (Date.parse(asked.until ?? '') - Date.parse(asked.at)) / 3_600_000;
    expect(hours).toBeCloseTo(72, 1);
    const { status, body } = await open(person);
    expect(status).toBe(200);
    const members = personSchema.parse(JSON.parse(body)).households.flatMap((one) => one.members);
    expect(members.filter(({ id }) => id !== null && id !== person)).toEqual([]);
    expect(await written(person)).toEqual(
      expect.arrayContaining(['ask-look-up look-up', 'read-person look-up', 'refused-look area-work']),
    );
    expect((await open(person, await web.signIn('officer', DISTRICT, 'another'))).status).toBe(404);
    expect((await open(person, await web.signIn('officer', '1702', 'asker'))).status).toBe(404);
  });

  it('of another province is seen once a second person agrees, who is not the same and is of the place', async () => {
    const [person = ''] = elsewhere;
    const { id, state } = await ask(person);
    expect([state, (await open(person)).status]).toEqual(['waiting', 404]);
    expect((await decide(id, true, officer)).status).toBe(404);
    expect((await decide(id, true, await web.signIn('officer', '18', 'far'))).status).toBe(404);
    expect((await decide(id, true, await web.signIn('viewer', 'TH'))).status).toBe(403);
    const list = lookUpListSchema.parse(JSON.parse((await web.get('/api/v1/look-ups', colleague)).body));
    expect(list.toAnswer.find((one) => one.id === id)).toMatchObject({
      who: 'asker',
      area: DISTRICT,
      causes: ['other-province'],
    });
    expect((await decide(id, true, colleague)).status).toBe(200);
    expect((await decide(id, false, protection)).status).toBe(409);
    expect((await open(person)).status).toBe(200);
    expect(await written(person)).toContain('approve-look-up look-up');
  });

  it('stays unseen when the second person does not agree', async () => {
    const [, person = ''] = elsewhere;
    const { id } = await ask(person);
    expect((await decide(id, false, protection)).status).toBe(200);
    expect((await open(person)).status).toBe(404);
    expect(await written(person)).toContain('reject-look-up look-up');
  });

  it('and somebody who does not exist are answered alike, in every byte', async () => {
    const [, , person = ''] = elsewhere;
    for (const path of [
      '',
      '/looks',
      '/explain/old-age-allowance',
      '/flags',
      '/payments/old-age-allowance',
    ]) {
      const [there, nowhere] = [
        await web.get(`/api/v1/people/${person}${path}`, officer),
        await web.get(`/api/v1/people/${NOBODY}${path}`, officer),
      ];
      expect(there).toEqual(nowhere);
      expect(there.status).toBe(404);
    }
    const plain = ({ id: _id, person: _person, at: _at, ...rest }: LookUpAnswer) => rest;
    expect(plain(await ask(person))).toEqual(plain(await ask(NOBODY)));
  });

  it('cannot be asked for without a reason and a case, nor by who sees no people', async () => {
    const [person = ''] = province;
    const whole = { person, reason: REASON, caseNumber: '1' };
    for (const wrong of [{ reason: '    ' }, { caseNumber: '' }, { person: 'nobody' }, { extra: 1 }]) {
      const { status } = await web.post('/api/v1/look-ups', { ...whole, ...wrong }, officer);
      expect([400, 404]).toContain(status);
    }
    for (const who of [protection, await web.signIn('steward', '17'), await web.signIn('viewer', 'TH')])
      expect((await web.post('/api/v1/look-ups', whole, who)).status).toBe(403);
  });

  it('can be asked for twenty times a day and no more', async () => {
    const eager = await web.signIn('officer', DISTRICT, 'eager');
    for (let asked = 0; asked < 20; asked++) await ask(NOBODY, eager);
    const more = await web.post(
      '/api/v1/look-ups',
      { person: NOBODY, reason: REASON, caseNumber: '21' },
      eager,
    );
    expect([more.status, JSON.parse(more.body)]).toMatchObject([429, { code: 'LOOK_UPS_TOO_MANY' }]);
  });
});

describe('somebody who looks out of curiosity', () => {
  it('is refused twenty times of twenty, and everybody looked for learns of it', async () => {
    const watched = district.slice(0, 5);
    for (const person of watched) await watch(person, true);
    const relatives = [...new Set([...household, ...surname])];
    const snoops = [
      ...[own, ...relatives].slice(0, 5).map((person) => ({ person, who: officer })),
      ...watched.map((person) => ({ person, who: officer })),
      ...watched.slice(0, 3).map((person) => ({ person, who: colleague })),
      ...province.slice(3, 7).map((person) => ({ person, who: officer })),
      ...elsewhere.slice(3).map((person) => ({ person, who: officer })),
    ].slice(0, 20);
    expect(snoops).toHaveLength(20);
    for (const { person, who } of snoops) {
      const answer = await open(person, who);
      expect([answer.status, JSON.parse(answer.body)]).toMatchObject([404, { code: 'PERSON_UNKNOWN' }]);
      expect((await written(person))[0]).toBe('refused-look area-work');
    }
  });

  it('sees people of the own area whom nothing binds to them, and a watched one once a second person agrees', async () => {
    const [, , , , watched = '', free = ''] = district;
    expect((await open(free)).status).toBe(200);
    const { id, state } = await ask(watched);
    expect(state).toBe('waiting');
    await decide(id, true, protection);
    expect((await open(watched)).status).toBe(200);
    await watch(watched, false);
    expect((await open(watched, colleague)).status).toBe(200);
  });
});
