import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTinyLake, type TinyLake, type TinyRow } from '../linkage/testing/tiny-registers.ts';
import { type Formed, type FormedMember, formHouseholds, type Registers } from './testing/tiny-households.ts';

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
const form = (registers: Registers): Promise<Formed> => formHouseholds(tiny, registers);

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
        valid_from: '2005-01-01',
        valid_to: null,
      },
    ]);
    expect(members.map(({ pid, role, since, family }) => [pid, role, since, family])).toEqual([
      [NUMBERS.dad, 'head', '2005-01-01', 1],
      [NUMBERS.mum, 'spouse', null, 1],
      [NUMBERS.boy, 'child', null, 1],
      [NUMBERS.girl, 'child', null, 1],
      [GRAN, 'family-2', null, 2],
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

  it('hold people since they moved in, as exactly as is known, and until the house was closed', async () => {
    const { households, members } = await form({
      'dopa-person': [DAD, { ...MUM, moved_in: '2010-01-01', moved_in_precision: 'year' }],
      'dopa-house': [{ house_code: house.house_code, terminated_on: '2025-06-30' }],
    });
    expect(households).toMatchObject([{ valid_from: '2005-01-01', valid_to: '2025-06-30' }]);
    expect(members.map(({ from, precision, to }) => [from, precision, to])).toEqual([
      ['2005-01-01', null, '2025-06-30'],
      ['2010-01-01', 'year', '2025-06-30'],
    ]);
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
        valid_from: '2026-03-01',
        valid_to: null,
      },
    ]);
    expect(members.map(({ pid, role, since, from, family }) => [pid, role, since, from, family])).toEqual([
      [NUMBERS.dad, 'head', '2026-03-01', '2026-03-01', null],
      [NUMBERS.boy, 'child', '2026-03-01', '2026-03-01', null],
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

  it('are as old as the year of the survey where no day is written', async () => {
    const { members } = await form({
      'bmn-household': [{ ...visit, surveyed_on: null, survey_year: 2569 }],
      'bmn-member': [{ ...DAD, ...member, relation: 'head' }],
    });
    expect(members).toMatchObject([{ since: null, from: '2026-01-01', precision: 'year' }]);
  });

  it('are known by their members when the household file was not delivered', async () => {
    const { households } = await form({ 'bmn-member': [{ ...DAD, ...member, relation: 'head' }] });
    expect(households).toMatchObject([
      { kind: 'bmn', head: NUMBERS.dad, house_code: null, members: 1, source_key: 'H1', valid_from: null },
    ]);
  });
});

describe('welfare-card families', () => {
  const fatherApplies = { ...DAD, application_no: 'A2', applied_on: '2022-10-05', spouse_pid: NUMBERS.mum };
  const motherApplies = { ...MUM, application_no: 'A1', applied_on: '2022-09-05', spouse_pid: null };

  it('are the applicant, the spouse and their own children under 18, the living ones', async () => {
    const formed = await form({ 'dopa-person': EVERYBODY, 'swc-applicant': [fatherApplies] });
    expect(familiesOf(formed)).toEqual([
      ['A2', NUMBERS.dad, `${NUMBERS.dad} applicant`, `${NUMBERS.mum} spouse`, `${NUMBERS.girl} child`],
    ]);
  });

  it('are one when both of a couple apply, headed by who applied first', async () => {
    const formed = await form({
      'dopa-person': EVERYBODY,
      'swc-applicant': [fatherApplies, motherApplies],
    });
    expect(familiesOf(formed)).toEqual([
      ['A1', NUMBERS.mum, `${NUMBERS.dad} applicant`, `${NUMBERS.mum} applicant`, `${NUMBERS.girl} child`],
    ]);
  });

  it('put the child of two families into the one it lives with', async () => {
    const apart = { ...DAD, house_code: '10000000002' };
    const applications = [{ ...fatherApplies, spouse_pid: null }, motherApplies];
    const formed = await form({ 'dopa-person': [apart, MUM, GIRL], 'swc-applicant': applications });
    expect(familiesOf(formed)).toEqual([
      ['A1', NUMBERS.mum, `${NUMBERS.mum} applicant`, `${NUMBERS.girl} child`],
      ['A2', NUMBERS.dad, `${NUMBERS.dad} applicant`],
    ]);
  });

  it('give a spouse whom two name to the one named back', async () => {
    const other = { ...GRANNY, application_no: 'A0', applied_on: '2022-09-01', spouse_pid: NUMBERS.mum };
    const formed = await form({
      'dopa-person': [DAD, MUM, GRANNY],
      'swc-applicant': [other, fatherApplies, { ...motherApplies, spouse_pid: NUMBERS.dad }],
    });
    expect(familiesOf(formed)).toEqual([
      ['A0', GRAN, `${GRAN} applicant`],
      ['A1', NUMBERS.mum, `${NUMBERS.dad} applicant`, `${NUMBERS.mum} applicant`],
    ]);
  });

  it('need no register of parents', async () => {
    const formed = await form({ 'swc-applicant': [{ ...fatherApplies, spouse_pid: null }] });
    expect(familiesOf(formed)).toEqual([['A2', NUMBERS.dad, `${NUMBERS.dad} applicant`]]);
  });

  it('hold a child from the application, or from birth, until the day before it comes of age', async () => {
    const baby = { ...CHILD, pid: '9000000000078', given_name: 'หนู', sex: 'f', birth_date: '2024-02-29' };
    const { members } = await form({
      'dopa-person': [...EVERYBODY, baby],
      'swc-applicant': [fatherApplies],
    });
    const children = members.filter(({ kind, role }) => kind === 'welfare-card-family' && role === 'child');
    expect(children.map(({ pid, since, from, to }) => [pid, since, from, to])).toEqual([
      [NUMBERS.girl, null, '2022-10-05', '2026-09-30'],
      [baby.pid, null, '2024-02-29', '2042-02-28'],
    ]);
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
    expect(households.filter(({ kind }) => kind === 'guardian')).toMatchObject([
      { head: GRAN, house_code: house.house_code, members: 3, village_code: '17010100' },
    ]);
    const wards = members.filter(({ kind }) => kind === 'guardian');
    expect(wards.map(({ pid, role, from }) => [pid, role, from])).toEqual([
      [GRAN, 'guardian', '2024-02-01'],
      ['9200000000000', 'child', '2024-02-01'],
      ['9200000000001', 'child', '2024-05-01'],
    ]);
  });

  it('hold the child alone when nobody knows the guardian', async () => {
    const { households } = await form({ 'csg-roll': [baby(0, { ...grant, guardian_pid: null })] });
    expect(households).toMatchObject([
      { kind: 'guardian', head: null, members: 1, village_code: '17010100' },
    ]);
  });

  it('hold somebody once who is on the roll as a child and as a guardian', async () => {
    const young = baby(0, { ...grant, guardian_pid: null });
    const own = baby(1, { ...grant, guardian_pid: '9200000000000' });
    const { households, members } = await form({ 'csg-roll': [young, own] });
    expect(households).toMatchObject([{ head: '9200000000000', members: 2 }]);
    expect(members.map(({ pid, role }) => [pid, role])).toEqual([
      ['9200000000000', 'guardian'],
      ['9200000000001', 'child'],
    ]);
  });
});

describe('households', () => {
  it('are none when nothing was delivered', async () => {
    expect(await form({})).toEqual({ households: [], members: [] });
  });
});

/** Each welfare-card family: its key, its head, then its members, children last. */
function familiesOf({ households, members }: Formed): unknown[] {
  return households
    .filter(({ kind }) => kind === 'welfare-card-family')
    .map(({ source_key: key, head }) => {
      const family = members.filter((member) => member.kind === 'welfare-card-family' && member.key === key);
      return [key, head, ...[...family].sort(childrenLast).map(({ pid, role }) => `${pid} ${role}`)];
    });
}

function childrenLast(one: FormedMember, other: FormedMember): number {
  return Number(one.role === 'child') - Number(other.role === 'child');
}
