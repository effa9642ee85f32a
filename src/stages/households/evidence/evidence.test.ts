import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTinyLake, type TinyLake } from '../../linkage/testing/tiny-registers.ts';
import { type FormedMember, formHouseholds, type Registers } from '../testing/tiny-households.ts';

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

const DAD = {
  pid: '9000000000019',
  given_name: 'สมชาย',
  family_name: 'ทองดี',
  sex: 'm',
  birth_date: '1980-05-17',
  person_status: 0,
  house_code: '10000000001',
  house_role: 'เจ้าบ้าน',
};
const GIRL = {
  ...DAD,
  pid: '9000000000043',
  given_name: 'แก้ว',
  sex: 'f',
  birth_date: '2008-10-01',
  house_role: 'ผู้อาศัย',
  father_pid: DAD.pid,
};
const GUEST = {
  ...DAD,
  pid: '9000000000051',
  given_name: 'บุญมา',
  family_name: 'แสงทอง',
  house_role: 'ผู้อาศัย',
};
const HOUSE = {
  house_code: DAD.house_code,
  subdistrict_code: '170101',
  village_code: '17010103',
};
const VISIT = { household_key: 'H1', surveyed_on: '2026-03-01', village_code: '17010103' };
const surveyed = { household_key: 'H1', village_code: '17010103' };

/** What is known of everybody's membership in one kind of household, by given name. */
async function knownIn(kind: string, registers: Registers): Promise<Record<string, FormedMember>> {
  const { members } = await formHouseholds(tiny, registers);
  const names = new Map([DAD, GIRL, GUEST].map(({ pid, given_name: name }) => [pid, name]));
  return Object.fromEntries(
    members
      .filter((member) => member.kind === kind)
      .map((member) => [names.get(member.pid ?? '') ?? '?', member]),
  );
}

describe('what is known of a membership', () => {
  it('is told apart: the register, numbers, surname; a guest has the house code alone', async () => {
    const known = await knownIn('register-house', { 'dopa-person': [DAD, GIRL, GUEST] });
    expect(known['สมชาย']).toMatchObject({
      evidence: ['house-code', 'relation', 'kinship-number', 'surname'],
      level: 'high',
    });
    expect(known['แก้ว']).toMatchObject({
      evidence: ['house-code', 'kinship-number', 'surname'],
      level: 'high',
    });
    expect(known['บุญมา']).toMatchObject({ evidence: ['house-code'], conflicts: [], level: 'medium' });
  });

  it('agrees across registers when the survey meets people where they are registered', async () => {
    const registers = {
      'dopa-person': [DAD, GIRL],
      'bmn-household': [{ ...VISIT, house_code: DAD.house_code }],
      'bmn-member': [
        { ...DAD, ...surveyed, relation: 'head' },
        { ...GIRL, ...surveyed, relation: 'child' },
      ],
    };
    const registered = await knownIn('register-house', registers);
    expect(registered['แก้ว']?.evidence).toEqual([
      'house-code',
      'relation',
      'kinship-number',
      'surname',
      'co-residence',
    ]);
    const seen = await knownIn('bmn', registers);
    expect(seen['แก้ว']?.evidence).toEqual([
      'listed',
      'house-code',
      'relation',
      'kinship-number',
      'surname',
      'co-residence',
    ]);
    expect(seen['แก้ว']?.level).toBe('high');
  });

  it('is in conflict on both sides when somebody is registered in one house and surveyed in another', async () => {
    const registers = {
      'dopa-person': [DAD, GIRL],
      'dopa-house': [HOUSE],
      'bmn-household': [{ ...VISIT, house_code: '10000000009' }],
      'bmn-member': [{ ...GIRL, ...surveyed, relation: 'head' }],
    };
    const registered = await knownIn('register-house', registers);
    expect(registered['แก้ว']).toMatchObject({ conflicts: ['co-residence'], level: 'low' });
    expect(registered['สมชาย']).toMatchObject({ conflicts: [], level: 'high' });
    const seen = await knownIn('bmn', registers);
    expect(seen['แก้ว']).toMatchObject({ evidence: ['listed', 'relation'], conflicts: ['co-residence'] });
  });

  it('asks the village where the survey names no house, and lets an unknown village agree', async () => {
    const surveyedIn = (village: string): Registers => ({
      'dopa-person': [DAD],
      'dopa-house': [HOUSE],
      'bmn-household': [{ ...VISIT, village_code: village }],
      'bmn-member': [{ ...DAD, ...surveyed, village_code: village, relation: 'head' }],
    });
    const conflictsAt = async (village: string) =>
      (await knownIn('bmn', surveyedIn(village)))['สมชาย']?.conflicts;
    expect(await conflictsAt('17010103')).toEqual([]);
    expect(await conflictsAt('17010100')).toEqual([]);
    expect(await conflictsAt('17010104')).toEqual(['co-residence']);
    expect(await conflictsAt('17010200')).toEqual(['co-residence']);
  });

  it('counts a family that lives apart as in doubt, and one that lives together as sure', async () => {
    const families = (house: string): Registers => ({
      'dopa-person': [DAD, { ...GIRL, house_code: house }],
      'swc-applicant': [{ ...DAD, application_no: 'A1', applied_on: '2022-10-05' }],
    });
    const together = await knownIn('welfare-card-family', families(DAD.house_code));
    expect(together['แก้ว']).toMatchObject({
      evidence: ['kinship-number', 'surname', 'co-residence'],
      conflicts: [],
      level: 'high',
    });
    const apart = await knownIn('welfare-card-family', families('10000000002'));
    expect(apart['แก้ว']).toMatchObject({
      evidence: ['kinship-number', 'surname'],
      conflicts: ['co-residence'],
    });
    expect(apart['สมชาย']).toMatchObject({ conflicts: ['co-residence'] });
  });

  it('says by which word and number a guardian is known', async () => {
    const grant = { guardian_pid: DAD.pid, guardian_relation: 'father', paid_since: '2024-05-01' };
    const known = await knownIn('guardian', {
      'dopa-person': [DAD, GIRL],
      'csg-roll': [{ ...GIRL, ...grant }],
    });
    const evidence = ['listed', 'relation', 'kinship-number', 'surname', 'co-residence'];
    expect(known['สมชาย']).toMatchObject({ role: 'guardian', evidence });
    expect(known['แก้ว']).toMatchObject({ role: 'child', evidence, level: 'high' });
  });
});
