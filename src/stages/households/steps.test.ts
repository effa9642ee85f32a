import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHouseholds } from '../../../country/thailand/households.ts';
import { loadLinkage } from '../../../country/thailand/linkage.ts';
import { type Row, sql } from '../../base/lake/index.ts';
import type { IsoDate } from '../../base/model/index.ts';
import { type DeliveredSource, planLinkage } from '../linkage/index.ts';
import { openTinyLake, type TinyLake, type TinyRow } from '../linkage/testing/tiny-registers.ts';
import { planHouseholds } from './index.ts';

const asOf = '2026-09-30' as IsoDate;
const WHO = ['pid', 'given_name', 'family_name', 'sex', 'birth_date'];
const REGISTERS = {
  'dopa-person': [
    ...WHO,
    'person_status',
    'house_role',
    'house_code',
    'moved_in',
    'father_pid',
    'mother_pid',
  ],
  'dopa-house': ['house_code', 'subdistrict_code', 'village_code'],
  'bmn-household': ['household_key', 'surveyed_on', 'house_code', 'village_code'],
  'bmn-member': [...WHO, 'household_key', 'relation', 'village_code'],
  'swc-applicant': [...WHO, 'application_no', 'applied_on', 'spouse_pid'],
  'csg-roll': [...WHO, 'guardian_pid', 'registered_on', 'paid_since', 'subdistrict_code'],
} as const;
type Register = keyof typeof REGISTERS;

const NUMBERS = { dad: '9000000000019', mum: '9000000000027', boy: '9000000000035', girl: '9000000000043' };
const GRAN = '9000000000051';
const DEAD = '9000000000060';
const house = { house_code: '10000000001', person_status: 0, family_name: 'ทองดี' };
const DAD = {
  pid: NUMBERS.dad,
  given_name: 'สมชาย',
  sex: 'm',
  birth_date: '1980-05-17',
  house_role: 'เจ้าบ้าน',
  moved_in: '2005-01-01',
  ...house,
};
const MUM = {
  pid: NUMBERS.mum,
  given_name: 'มาลี',
  sex: 'f',
  birth_date: '1982-11-02',
  house_role: 'ผู้อาศัย',
  ...house,
};
const CHILD = { father_pid: NUMBERS.dad, mother_pid: NUMBERS.mum, house_role: 'ผู้อาศัย', ...house };
const BOY = { ...CHILD, pid: NUMBERS.boy, given_name: 'ก้อง', sex: 'm', birth_date: '2008-09-30' };
const GIRL = { ...CHILD, pid: NUMBERS.girl, given_name: 'แก้ว', sex: 'f', birth_date: '2008-10-01' };
const GRANNY = {
  pid: GRAN,
  given_name: 'บุญมา',
  sex: 'f',
  birth_date: '1955-02-02',
  house_role: 'หัวหน้าครอบครัวที่ 2',
  ...house,
};
const LATE = { ...CHILD, pid: DEAD, given_name: 'นิด', sex: 'f', birth_date: '2015-03-03', person_status: 1 };
const EVERYBODY = [DAD, MUM, BOY, GIRL, GRANNY, LATE];

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

describe('register houses', () => {
  it('hold those who live there, their head, and the families inside', async () => {
    const { households, members } = await form({
      'dopa-person': EVERYBODY,
      'dopa-house': [{ house_code: house.house_code, subdistrict_code: '170101', village_code: '17010103' }],
    });
    expect(households).toEqual([
      {
        kind: 'register-house',
        head: NUMBERS.dad,
        house_code: house.house_code,
        village_code: '17010103',
        members: 5,
        source_key: house.house_code,
      },
    ]);
    expect(members).toEqual([
      { pid: NUMBERS.dad, role: 'head', since: '2005-01-01' },
      { pid: NUMBERS.mum, role: 'resident', since: null },
      { pid: NUMBERS.boy, role: 'resident', since: null },
      { pid: NUMBERS.girl, role: 'resident', since: null },
      { pid: GRAN, role: 'family-2', since: null },
    ]);
  });

  it('stand in the rest of the subdistrict when the village is not known', async () => {
    const { households } = await form({
      'dopa-person': [DAD],
      'dopa-house': [{ house_code: house.house_code, subdistrict_code: '170101', village_code: null }],
    });
    expect(households[0]).toMatchObject({ village_code: '17010100' });
  });

  it('leave out those who are dead, away or only in the central register', async () => {
    const away = [1, 4, 8, 9, 11, 13].map((status, n) => ({
      ...BOY,
      pid: `910000000000${n}`,
      given_name: `ก้อง${'กขคงจฉ'[n]}`,
      person_status: status,
    }));
    const { households } = await form({ 'dopa-person': [DAD, ...away] });
    expect(households[0]).toMatchObject({ members: 1, village_code: null });
  });
});

describe('surveyed households', () => {
  const visit = {
    household_key: 'H1',
    surveyed_on: '2026-03-01',
    house_code: house.house_code,
    village_code: '17010103',
  };
  const member = { household_key: 'H1', village_code: '17010103' };

  it('hold who really lives there', async () => {
    const { households, members } = await form({
      'bmn-household': [visit],
      'bmn-member': [
        { ...DAD, ...member, relation: 'head' },
        { ...BOY, ...member, relation: 'child' },
      ],
    });
    expect(households).toEqual([
      {
        kind: 'bmn',
        head: NUMBERS.dad,
        house_code: house.house_code,
        village_code: '17010103',
        members: 2,
        source_key: 'H1',
      },
    ]);
    expect(members).toEqual([
      { pid: NUMBERS.dad, role: 'head', since: '2026-03-01' },
      { pid: NUMBERS.boy, role: 'child', since: '2026-03-01' },
    ]);
  });

  it('count somebody surveyed twice only where the visit was later', async () => {
    const { households } = await form({
      'bmn-household': [visit, { ...visit, household_key: 'H2', surveyed_on: '2026-04-01' }],
      'bmn-member': [
        { ...DAD, ...member, relation: 'head' },
        { ...DAD, ...member, household_key: 'H2', relation: 'child' },
      ],
    });
    expect(households.map(({ source_key: key, members }) => [key, members])).toEqual([
      ['H1', 0],
      ['H2', 1],
    ]);
  });

  it('are known by their members when the household file was not delivered', async () => {
    const { households } = await form({ 'bmn-member': [{ ...DAD, ...member, relation: 'head' }] });
    expect(households).toEqual([
      {
        kind: 'bmn',
        head: NUMBERS.dad,
        house_code: null,
        village_code: '17010103',
        members: 1,
        source_key: 'H1',
      },
    ]);
  });
});

describe('welfare-card families', () => {
  const fatherApplies = { ...DAD, application_no: 'A2', applied_on: '2022-10-05', spouse_pid: NUMBERS.mum };
  const motherApplies = { ...MUM, application_no: 'A1', applied_on: '2022-09-05', spouse_pid: null };

  it('are the applicant, the spouse and their own children under 18, the living ones', async () => {
    const { families } = await form({ 'dopa-person': EVERYBODY, 'swc-applicant': [fatherApplies] });
    expect(families).toEqual([
      ['A2', NUMBERS.dad, `${NUMBERS.dad} applicant`, `${NUMBERS.mum} spouse`, `${NUMBERS.girl} child`],
    ]);
  });

  it('are one when both of a couple apply, headed by who applied first', async () => {
    const { families } = await form({
      'dopa-person': EVERYBODY,
      'swc-applicant': [fatherApplies, motherApplies],
    });
    expect(families).toEqual([
      ['A1', NUMBERS.mum, `${NUMBERS.dad} applicant`, `${NUMBERS.mum} applicant`, `${NUMBERS.girl} child`],
    ]);
  });

  it('put the child of two families into the one it lives with', async () => {
    const apart = { ...DAD, house_code: '10000000002' };
    const applications = [{ ...fatherApplies, spouse_pid: null }, motherApplies];
    const { families } = await form({ 'dopa-person': [apart, MUM, GIRL], 'swc-applicant': applications });
    expect(families).toEqual([
      ['A1', NUMBERS.mum, `${NUMBERS.mum} applicant`, `${NUMBERS.girl} child`],
      ['A2', NUMBERS.dad, `${NUMBERS.dad} applicant`],
    ]);
  });

  it('give a spouse whom two name to the one named back', async () => {
    const other = { ...GRANNY, application_no: 'A0', applied_on: '2022-09-01', spouse_pid: NUMBERS.mum };
    const { families } = await form({
      'dopa-person': [DAD, MUM, GRANNY],
      'swc-applicant': [other, fatherApplies, { ...motherApplies, spouse_pid: NUMBERS.dad }],
    });
    expect(families).toEqual([
      ['A0', GRAN, `${GRAN} applicant`],
      ['A1', NUMBERS.mum, `${NUMBERS.dad} applicant`, `${NUMBERS.mum} applicant`],
    ]);
  });

  it('need no register of parents', async () => {
    const { families } = await form({ 'swc-applicant': [{ ...fatherApplies, spouse_pid: null }] });
    expect(families).toEqual([['A2', NUMBERS.dad, `${NUMBERS.dad} applicant`]]);
  });
});

describe("guardians' households", () => {
  const grant = { registered_on: '2024-02-01', subdistrict_code: '170101', guardian_pid: GRAN };
  const baby = (n: number, more: TinyRow): TinyRow => ({
    pid: `920000000000${n}`,
    given_name: `หนู${'กขค'[n]}`,
    family_name: 'ทองดี',
    sex: 'f',
    birth_date: `2024-01-1${n}`,
    ...more,
  });

  it('hold a guardian with all the children the grant is paid for', async () => {
    const rows = [baby(0, grant), baby(1, { ...grant, paid_since: '2024-05-01' })];
    const { households, members } = await form({ 'dopa-person': [GRANNY], 'csg-roll': rows });
    const guardians = households.filter(({ kind }) => kind === 'guardian');
    expect(guardians).toMatchObject([
      { head: GRAN, house_code: house.house_code, members: 3, village_code: '17010100' },
    ]);
    expect(members.filter(({ role }) => role !== 'family-2')).toEqual([
      { pid: GRAN, role: 'guardian', since: '2024-02-01' },
      { pid: '9200000000000', role: 'child', since: '2024-02-01' },
      { pid: '9200000000001', role: 'child', since: '2024-05-01' },
    ]);
  });

  it('hold the child alone when nobody knows the guardian', async () => {
    const { households } = await form({ 'csg-roll': [baby(0, { ...grant, guardian_pid: null })] });
    expect(households).toMatchObject([
      { kind: 'guardian', head: null, members: 1, village_code: '17010100' },
    ]);
  });
});

describe('households', () => {
  it('are none when nothing was delivered', async () => {
    expect(await form({})).toEqual({ households: [], members: [], families: [] });
  });
});

type Formed = Readonly<{ households: Row[]; members: Row[]; families: unknown[] }>;

/** Links made-up registers and forms their households. */
async function form(registers: Partial<Record<Register, readonly TinyRow[]>>): Promise<Formed> {
  const sources: DeliveredSource[] = [];
  for (const [id, fields] of Object.entries(REGISTERS)) {
    const rows = Object.entries(registers).find(([name]) => name === id)?.[1];
    const identifies = id === 'dopa-house' || id === 'bmn-household' ? 'none' : 'person';
    const spine = id === 'dopa-person';
    if (rows)
      sources.push(
        await tiny.deliver(
          { id, fields, identifies, spine },
          rows.map((row) => pick(row, fields)),
        ),
      );
  }
  const linkage = await tiny.build(planLinkage({ sources, settings: loadLinkage(), secret: 's' }));
  const version = await tiny.build(planHouseholds({ linkage, sources, settings: loadHouseholds(), asOf }));
  const engine = await tiny.lake.openEngine([linkage, version]);
  const households = await engine.rows(sql`
    select kind, head.pid as head, house_code, village_code, members, source_key
    from households.households left join linkage.persons as head on head.person_id = head_person_id
    order by kind, source_key`);
  const members = await engine.rows(sql`
    select pid, role, since from households.members join linkage.persons using (person_id) order by pid, since`);
  const families = await engine.rows(sql`
    select households.source_key, head.pid as head, persons.pid, role
    from households.households
    join households.members using (household_id)
    join linkage.persons on persons.person_id = members.person_id
    join linkage.persons as head on head.person_id = head_person_id
    where households.kind = 'welfare-card-family'
    order by source_key, case role when 'child' then 1 else 0 end, pid`);
  await engine.close();
  return { households, members, families: grouped(families) };
}

function pick(row: TinyRow, fields: readonly string[]): TinyRow {
  return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
}

function grouped(rows: readonly Row[]): unknown[] {
  const keys = [...new Set(rows.map((row) => row['source_key']))];
  return keys.map((key) => {
    const family = rows.filter((row) => row['source_key'] === key);
    return [key, family[0]?.['head'], ...family.map(({ pid, role }) => `${pid} ${role}`)];
  });
}
