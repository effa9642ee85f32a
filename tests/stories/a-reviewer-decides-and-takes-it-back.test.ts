import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, type Sql, sql } from '../../src/base/lake/index.ts';
import { reviewedSchema, reviewNextSchema } from '../../src/contract/index.ts';
import { runAndPublish } from '../../src/faces/cli/run-journey.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';
import { publishedHome, smallRegisters } from './stage/homes.ts';

const PROVINCE = '17';
const PENSIONS = 'state_pension_25690930.txt';
const SILENT = { answer: () => undefined, progress: () => undefined };

/** What a run made of everybody: who each row is, which people there are, and what each is owed. */
type State = Readonly<{ links: string[]; persons: string[]; decisions: string[] }>;

let web: OpenGateway;
let registers: string;
let mali: Cookies;
let somchai: Cookies;
/** Whose number the doubtful row carries, and whom the row was made into before anybody judged it. */
let pensioner: bigint;
let alone: bigint;
let before: State;

beforeAll(async () => {
  registers = smallRegisters('decided');
  web = await openGateway(await publishedHome('decided'));
  const person = await someoneWithAllowance();
  pensioner = BigInt(String(person['person_id']));
  // The pension office has the number and the family name right, and writes another given name and another year.
  const line = [
    person['pid'],
    person['title'],
    'ประกอบเกียรติ',
    person['family_name'],
    '24900517',
    '1',
    '9000',
    '25600101',
    '1',
  ];
  appendFileSync(join(registers, PENSIONS), iconv.encode(`${line.join('|')}\r\n`, 'windows-874'));
  await run();
  before = await stateNow();
  alone = await holderOf('ประกอบเกียรติ');
  mali = await web.signIn('steward', PROVINCE, 'mali');
  somchai = await web.signIn('steward', PROVINCE, 'somchai');
});

afterAll(() => web.close());

const run = () => runAndPublish(web.house, { inputDir: registers }, SILENT);

async function ask(question: Sql): Promise<Row[]> {
  const engine = await web.house.lake.openEngine(await web.house.ledger.versions.allCurrent());
  try {
    return await engine.rows(question);
  } finally {
    await engine.close();
  }
}

/** Somebody old enough who is owed the allowance and has no pension, so that a pension takes the allowance away. */
async function someoneWithAllowance(): Promise<Row> {
  const [person] = await ask(sql`
    select links.person_id, accepted.pid, accepted.title, accepted.family_name
    from linkage.links
    join intake_dopa_person.accepted on accepted.row_id = links.row_id
    join entitlements.decisions on decisions.person_id = links.person_id
    where links.source = 'dopa-person'
      and decisions.old_age_allowance__answer = 1
      and accepted.sex = 'm' and accepted.title = 'นาย'
      and links.person_id not in (select person_id from linkage.links where source = 'state-pension')
    order by links.person_id
    limit 1`);
  if (!person) throw new Error('the small province has an old man with the allowance');
  return person;
}

async function holderOf(givenName: string): Promise<bigint> {
  const [row] = await ask(sql`
    select links.person_id
    from linkage.links
    join intake_state_pension.accepted on accepted.row_id = links.row_id
    where links.source = 'state-pension' and accepted.given_name = ${givenName}`);
  return BigInt(String(row?.['person_id']));
}

async function stateNow(): Promise<State> {
  const linesOf = async (question: Sql) =>
    (await ask(question)).map((row) => JSON.stringify(Object.values(row).map(String)));
  return {
    links: await linesOf(sql`select person_id, source, row_id, tier from linkage.links order by all`),
    persons: await linesOf(sql`select person_id from linkage.persons order by all`),
    decisions: await linesOf(sql`select * from entitlements.decisions order by all`),
  };
}

const decisionOf = async (person: bigint) =>
  (await ask(sql`select * from entitlements.decisions where person_id = ${person}`))[0];

/** Answers until the pair is asked; of others nothing is said that counts. */
async function sayOf(who: Cookies, wanted: string, answer: 'same' | 'different') {
  for (;;) {
    const { body } = await web.get('/api/v1/review/next', who);
    const { item } = reviewNextSchema.parse(JSON.parse(body));
    if (!item) throw new Error('the pair was never asked');
    const said = item.pair === wanted ? answer : 'cannot-tell';
    const told = await web.post(`/api/v1/review/${item.pair}/answer`, { answer: said }, who);
    expect(told.status, told.body).toBe(200);
    if (item.pair === wanted) return { item, told: reviewedSchema.parse(JSON.parse(told.body)) };
  }
}

async function doubtfulPair(): Promise<string> {
  const [pair] = await ask(sql`
    select pair_key
    from linkage.review_pairs
    where left_person = ${pensioner} and right_person = ${alone}`);
  return String(pair?.['pair_key']);
}

describe('a pension row with somebody’s number and another name', () => {
  it('is linked to nobody until two stewards say whose it is', async () => {
    expect(alone).not.toBe(pensioner);
    const pair = await doubtfulPair();
    const first = await sayOf(mali, pair, 'same');
    expect(first.item.fields.find(({ field }) => field === 'place')?.words?.left?.th).toBeTruthy();
    expect(first.told).toMatchObject({ state: 'waiting', needs: 2 });
    expect((await sayOf(somchai, pair, 'same')).told).toMatchObject({ state: 'same' });
    expect(await stateNow()).toEqual(before);
  });

  it('is theirs in the next run, with all that follows from it', async () => {
    const owed = await decisionOf(pensioner);
    await run();
    expect(await holderOf('ประกอบเกียรติ')).toBe(pensioner);
    const now = await stateNow();
    expect(now.persons).toEqual(before.persons.filter((line) => line !== JSON.stringify([String(alone)])));
    const [alias] = await ask(sql`select person_id from linkage.person_aliases where alias_id = ${alone}`);
    expect(BigInt(String(alias?.['person_id']))).toBe(pensioner);
    expect(owed?.['old_age_allowance__answer']).toBe(1);
    expect((await decisionOf(pensioner))?.['old_age_allowance__answer']).toBe(0);
    expect(await decisionOf(alone)).toBeUndefined();
    const changed = now.decisions.filter((line) => !before.decisions.includes(line));
    expect(changed.every((line) => line.includes(String(pensioner)))).toBe(true);
  });

  it('stands alone again once the decision is taken back, and everything is as it was', async () => {
    const [decision] = await web.house.ledger.reviews.inForce();
    const { status, body } = await web.post(`/api/v1/review/${decision?.pairKey}/undo`, {}, mali);
    expect(status, body).toBe(200);
    await run();
    expect(await web.house.ledger.reviews.inForce()).toEqual([]);
    expect(await stateNow()).toEqual(before);
    const told = await ask(sql`select * from linkage.person_history where person_id = ${alone}`);
    expect(told.length).toBeGreaterThan(1);
  });
});
