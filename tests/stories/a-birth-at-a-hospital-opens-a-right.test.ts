import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../src/base/agreement/index.ts';
import { type Row, type Sql, sql } from '../../src/base/lake/index.ts';
import { parseIsoDate } from '../../src/base/model/index.ts';
import { type AreaEventsAnswer, areaEventsSchema, eventKeysSchema } from '../../src/contract/index.ts';
import { withEvents } from '../../src/faces/cli/commands/events/events-here.ts';
import { agreementDesk } from '../../src/faces/cli/commands/trust/agreements-desk.ts';
import { type RunReport, runAndPublish } from '../../src/faces/cli/run-journey.ts';
import {
  developmentKey,
  moveAgreement,
  proposeAgreement,
  signVersion,
} from '../../src/services/agreements/index.ts';
import type { SentFile } from '../../src/services/claims/index.ts';
import { QUICK } from '../../src/services/claims/payers/testing/small-payers.ts';
import { runEventRound, subscribeToEvents } from '../../src/services/events/index.ts';
import { isGenuine, openReceiver } from '../../src/services/events/testing/small-receiver.ts';
import { openReading } from '../../src/services/lookup/index.ts';
import { askChipao } from './stage/command.ts';
import { changeLines, textOf } from './stage/damages.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';
import { publishedHome, smallRegisters } from './stage/homes.ts';
import { sendAndAccept } from './stage/send-and-accept.ts';
import { until } from './stage/until.ts';
import { digits, type Somebody, uploadOfStay, uploadOfVisit } from './stage/uploads-of-somebody.ts';

const HOSPITAL = '11111';
const PEOPLE = { file: 'dopa_person_25690930.txt', encoding: 'windows-874' } as const;
const DEATHS = { file: 'dopa_death_25690930.csv', encoding: 'utf-8' } as const;
/** The day that the registers stand for; the story knows no other. */
const AS_OF = '2026-09-30';
const [BORN, DIED, SCORED] = ['2026-09-10', '2026-08-10', '2026-09-15'] as const;
const PASSED = { alive: ['0', '15'], grownUntil: '25510930' };
const AGREEMENT = 'agr-2569-life-events';
const PARTY = 'org:msdhs';
const CHANGES = ['birth', 'daily-living-group', 'daily-living-score', 'death'];
const SILENT = { answer: () => undefined, progress: () => undefined };

type Family = Readonly<{ house: string; father: string; mother: string; family: string; grown: string[] }>;

let web: OpenGateway;
let registers: string;
let officer: Cookies;
let home: string;
let family: Family;
let child: Somebody;
let frail: Somebody;
let dying: Somebody;
let archive: string;
let second: RunReport;
let receiver: Awaited<ReturnType<typeof openReceiver>>;

beforeAll(async () => {
  home = await publishedHome('a-birth');
  registers = smallRegisters('a-birth-files');
  web = await openGateway(home);
  officer = await web.signIn('officer', 'TH');
  receiver = await openReceiver();
  family = familyWithRoom();
  child = { ...(await newborn()), family: family.family };
  frail = await somebodyWith(
    sql`village_code like '17%' and adl_score >= 12 and adl_on < date '2026-09-01' and long_term_care__answer = 0`,
  );
  dying = await somebodyWith(
    sql`village_code like '17%' and adl_score is null and old_age_paid_month > 0 and registered`,
  );
  await subscribe();
  await sendAndAccept(web, { hospital: HOSPITAL, home, uploads: await uploads() });
  const into = ['claims', 'register', '--out', registers, '--hospital', HOSPITAL, '--home', home];
  const { registers: written } = await askChipao<{ registers: { file: string }[] }>(into);
  expect(written).toMatchObject([{ hospital: HOSPITAL, claims: 4, births: 1, deaths: 1, scores: 1 }]);
  archive = written[0]?.file ?? '';
  second = await askChipao<RunReport>(['run', '--input', registers, '--as-of', AS_OF, '--home', home]);
});

afterAll(async () => {
  await receiver?.[Symbol.asyncDispose]();
  await web?.close();
});

/** Asks what is published now. */
async function ask(question: Sql): Promise<Row[]> {
  const reading = await openReading(web.house);
  try {
    return await reading.serving.rows(question);
  } finally {
    await reading.close();
  }
}

/** The first house of the register in which a child lives with both parents, and the grown-ups of it. */
function familyWithRoom(): Family {
  const people = textOf(registers, PEOPLE.file, PEOPLE.encoding)
    .split('\r\n')
    .map((line) => line.split('|'));
  const dead = textOf(registers, DEATHS.file, DEATHS.encoding);
  const livesIn = (house: string) =>
    people.filter(
      (one) => one[9] === house && PASSED.alive.includes(one[7] ?? '') && !dead.includes(one[0] ?? ''),
    );
  for (const [, , , surname = '', , , , , , house = '', , father = '', mother = ''] of people) {
    const there = livesIn(house);
    const isThere = (number: string) => there.some((one) => number !== '' && one[0] === number);
    if (!isThere(father) || !isThere(mother)) continue;
    const grown = there.filter((one) => (one[5] ?? '9') <= PASSED.grownUntil);
    const names = grown.map(([, , given, last]) => `${given} ${last}`).sort();
    return { house, father, mother, family: surname, grown: names };
  }
  throw new RangeError('a child with both parents');
}

/** A child whose number nobody has. */
async function newborn(): Promise<Somebody> {
  const digits = '917019999990';
  const sum = [...digits].reduce((all, digit, place) => all + Number(digit) * (13 - place), 0);
  const number = `${digits}${(11 - (sum % 11)) % 10}`;
  expect(await ask(sql`select person_id from profiles.profiles where pid = ${number}`)).toEqual([]);
  return { number, title: 'เด็กชาย', given: 'ต้นกล้า', family: '', sex: 'm', born: BORN };
}

async function somebodyWith(condition: Sql): Promise<Somebody> {
  const [row = {}] = await ask(sql`
    select pid, title, given_name, family_name, sex, cast(birth_date as varchar) as born
    from profiles.profiles
    join entitlements.decisions using (person_id)
    where alive and birth_precision = 'day' and ${condition}
    order by pid
    limit 1`);
  const text = (name: string) => String(row[name]);
  return {
    number: text('pid'),
    title: text('title'),
    given: text('given_name'),
    family: text('family_name'),
    sex: text('sex') === 'm' ? 'm' : 'f',
    born: text('born'),
  };
}

/** The ministry is told under the example agreement, once all parties signed it. */
async function subscribe(): Promise<void> {
  const { house } = web;
  const { agreement } =
    house.country.agreements().agreements.find((one) => one.agreement.id === AGREEMENT) ?? {};
  if (!agreement) throw new RangeError(AGREEMENT);
  const desk = agreementDesk(house);
  const hash = await proposeAgreement(desk, agreement);
  for (const { id } of agreement.parties)
    await signVersion(desk, hash, await developmentKey(house.settings, id));
  await moveAgreement(desk, { hash: hashOf(agreement), to: 'active', reason: 'all have signed' });
  const kinds = house.country.events().kinds.map(({ id }) => id);
  for (const grant of ['births', 'deaths'])
    await withEvents(house, (events) =>
      subscribeToEvents(events, kinds, {
        ...{ recipient: PARTY, agreement: AGREEMENT, grant, kinds: [], url: receiver.url },
        ...{ fromBeginning: false, actor: 'operator' },
      }),
    );
}

/** The hospital's program uploads a delivery, the newborn, a death and a score. */
async function uploads(): Promise<SentFile[][]> {
  const { country } = web.house;
  const of = { set: country.filesets().get(country.claims().fileSet), hospital: HOSPITAL };
  const mother = await somebodyWith(sql`pid = ${family.mother}`);
  const stay = { from: BORN, to: '2026-09-12' };
  return [
    uploadOfStay({ ...of, seed: 1, whose: mother }, { ...stay, diagnosis: 'O800' }),
    uploadOfStay({ ...of, seed: 2, whose: child }, { ...stay, diagnosis: 'Z380' }),
    uploadOfStay(
      { ...of, seed: 3, whose: dying },
      { from: '2026-08-05', to: DIED, diagnosis: 'J189', died: true },
    ),
    uploadOfVisit({ ...of, seed: 4, whose: frail }, { on: SCORED, score: '4' }),
  ];
}

const inArea = async (area: string) => {
  const { status, body } = await web.get(`/api/v1/areas/${area}/events?since=2026-09-01`, officer);
  expect(status, body).toBe(200);
  return areaEventsSchema.parse(JSON.parse(body));
};
const onCommand = () =>
  askChipao<AreaEventsAnswer>(['events', 'list', '--since', '2026-09-01', '--home', home]);
const kindsIn = ({ events }: AreaEventsAnswer) => events.map(({ kind }) => kind).sort();
const run = () => runAndPublish(web.house, { inputDir: registers, asOf: parseIsoDate(AS_OF) }, SILENT);
const nameOf = ({ given, family: last }: Somebody) => `${given} ${last}`;

function eventOf({ events }: AreaEventsAnswer, kind: string) {
  const [found, ...others] = events.filter((one) => one.kind === kind);
  if (!found || others.length > 0) throw new RangeError(`one ${kind}`);
  return found;
}

/** Sends what is due, twice, and gives all that the ministry ever got. */
async function deliver(): Promise<Record<string, unknown>[]> {
  for (let round = 0; round < 2; round++)
    await withEvents(web.house, (events) => runEventRound(events, { pace: QUICK }));
  return receiver.got.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}

describe('what accepted claims of a hospital tell', () => {
  let told: AreaEventsAnswer;

  it('is taken in without a word against it, as four events and no more', async () => {
    expect(second).toMatchObject({ asOf: AS_OF, refusedFiles: [], unrecognisedFiles: [], lifeEvents: 4 });
    told = await onCommand();
    expect(kindsIn(told)).toEqual(CHANGES);
  });

  it('is a birth, which asks for the child grant though no register says yet where the child lives', () => {
    const birth = eventOf(told, 'birth');
    expect(birth).toMatchObject({ name: nameOf(child), happenedOn: BORN, knownOn: AS_OF });
    expect(birth.effects).toMatchObject([
      { effect: 'opens', programme: 'child-support-grant', answer: 'unknown', applicants: [] },
    ]);
  });

  it('is a death, which points at what is still paid and stops nothing', async () => {
    const death = eventOf(told, 'death');
    expect(death).toMatchObject({ name: nameOf(dying), happenedOn: DIED });
    const facts = await ask(sql`
      select gap.programme, gap.kind, gap.amount_month, old_age_paid_month
      from profiles.profiles
      join gaps.gaps as gap using (person_id)
      where pid = ${dying.number} and not alive
      order by programme`);
    expect(facts.map(({ programme, kind }) => [programme, kind])).toContainEqual([
      'old-age-allowance',
      'paid-after-death',
    ]);
    expect(death.effects.map(({ effect, programme, satang }) => [effect, programme, satang])).toEqual(
      facts.map(({ programme, amount_month: satang }) => ['stops', programme, satang && Number(satang)]),
    );
    expect(Number(facts[0]?.['old_age_paid_month'])).toBeGreaterThan(0);
  });

  it('is a score of daily living, with the rights that it raised', () => {
    for (const kind of ['daily-living-score', 'daily-living-group']) {
      const scored = eventOf(told, kind);
      expect(scored).toMatchObject({ name: nameOf(frail), happenedOn: SCORED });
      expect(scored.effects).toContainEqual(
        // Nobody delivered care plans to this country: the score alone makes it a question.
        expect.objectContaining({
          effect: 'raises',
          programme: 'long-term-care',
          was: 'no',
          answer: 'unknown',
        }),
      );
    }
    expect(eventOf(told, 'daily-living-score').now).toBe('4');
    expect(eventOf(told, 'daily-living-group').now).toBe('bed-bound');
  });

  it('is seen by officers as by the operator; in the province, where somebody is known to live', async () => {
    await until(async () => (await inArea('TH')).events.length === CHANGES.length);
    expect(await inArea('TH')).toEqual(told);
    expect(kindsIn(await inArea('17'))).toEqual(CHANGES.filter((kind) => kind !== 'birth'));
  });

  it('reaches the ministry once each, signed, and without anybody’s number', async () => {
    const got = await deliver();
    expect(got.map(({ kind, happened }) => `${kind} ${happened}`).sort()).toEqual([
      `birth ${BORN}`,
      `death ${DIED}`,
    ]);
    const { keys } = eventKeysSchema.parse(JSON.parse((await web.get('/api/v1/events/keys')).body));
    const [key] = keys;
    for (const message of receiver.got) {
      expect(key && isGenuine(message, key)).toBe(true);
      expect(key && isGenuine({ ...message, body: `${message.body} ` }, key)).toBe(false);
      for (const { number } of [child, dying]) expect(message.body).not.toContain(number);
    }
  });
});

describe('the civil register, when it knows of the child too', () => {
  it('names who of the house could apply, and tells of no second birth', async () => {
    const { house, father, mother } = family;
    const born = `2569${digits(BORN).slice(4)}`;
    const line = [
      child.number,
      child.title,
      child.given,
      child.family,
      '1',
      born,
      '099',
      '0',
      'ผู้อาศัย',
      house,
    ];
    changeLines(registers, PEOPLE, (lines) => [
      ...lines.filter((one) => one !== ''),
      [...line, '25690920', father, mother].join('|'),
      '',
    ]);
    const before = await inArea('TH');
    expect((await run()).lifeEvents).toBe(0);
    await until(async () => kindsIn(await inArea('17')).includes('birth'));
    const after = await inArea('TH');
    expect(after.events.map(({ id }) => id)).toEqual(before.events.map(({ id }) => id));
    const [effect, ...others] = eventOf(after, 'birth').effects;
    expect([effect, others]).toMatchObject([{ effect: 'opens', programme: 'child-support-grant' }, []]);
    expect(effect?.applicants.map(({ name }) => name).sort()).toEqual(family.grown);
    expect(kindsIn(await inArea('17'))).toEqual(CHANGES);
  });

  it('adds no event when nothing changes any more, and the ministry hears nothing again', async () => {
    const before = await onCommand();
    expect((await run()).lifeEvents).toBe(0);
    expect(await onCommand()).toEqual(before);
    expect(await deliver()).toHaveLength(2);
    expect(new Set(receiver.got.map(({ id }) => id)).size).toBe(2);
  });

  it('is of the day of the newest file when no day is asked for, so that no birth lies after it', async () => {
    const { asOf, lifeEvents } = await runAndPublish(web.house, { inputDir: registers }, SILENT);
    expect(archive).toContain(`_${digits(asOf)}`);
    expect(lifeEvents).toBe(0);
  });
});
