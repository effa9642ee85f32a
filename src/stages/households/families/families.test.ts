import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTinyLake, type TinyLake, type TinyRow } from '../../linkage/testing/tiny-registers.ts';
import { formHouseholds, type Registers } from '../testing/tiny-households.ts';

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

const LETTERS = 'กขคงจชซดตถทนบปผพมยรล';
const HOUSE = '10000000001';

/** Somebody registered in the house; the place in the list gives number and name, so that it can be referred to. */
function person(place: number, more: TinyRow): TinyRow {
  return {
    pid: numberOf(place),
    given_name: `สม${LETTERS[place]}${LETTERS[(place * 7) % 20]}`,
    family_name: 'ทองดี',
    sex: 'm',
    birth_date: '1980-01-02',
    person_status: 0,
    house_code: HOUSE,
    house_role: 'ผู้อาศัย',
    ...more,
  };
}

function numberOf(place: number): string {
  return `90000000${String(place).padStart(5, '0')}`;
}

/** Family and role of everybody in the house, in the order of numbers. */
async function rolesOf(people: readonly TinyRow[], others: Registers = {}): Promise<string[]> {
  const { members } = await formHouseholds(tiny, { 'dopa-person': people, ...others });
  return members
    .filter(({ kind }) => kind === 'register-house')
    .map(({ family, role }) => `${family} ${role}`);
}

describe('families within a register house', () => {
  it('are told apart by who heads them: a child who heads a family takes spouse and children along', async () => {
    const roles = await rolesOf([
      person(0, { house_role: 'เจ้าบ้าน', birth_date: '1950-03-04' }),
      person(1, { house_role: 'หัวหน้าครอบครัวที่ 2', father_pid: numberOf(0), birth_date: '1978-05-06' }),
      person(2, { sex: 'f', family_name: 'ใจงาม', birth_date: '1980-07-08' }),
      person(3, { father_pid: numberOf(1), mother_pid: numberOf(2), birth_date: '2010-01-02' }),
      person(4, { father_pid: numberOf(0), birth_date: '1985-01-02' }),
    ]);
    expect(roles).toEqual(['1 head', '2 family-2', '2 spouse', '2 child', '1 child']);
  });

  it('are of their own for lodgers whom nothing ties to the head, and one for those of them who are kin', async () => {
    const roles = await rolesOf([
      person(0, { house_role: 'เจ้าบ้าน' }),
      person(1, { family_name: 'แสงทอง', birth_date: '1970-01-02' }),
      person(2, { family_name: 'แสงทอง', birth_date: '2000-01-02', father_pid: numberOf(1) }),
      person(3, { family_name: 'มั่นคง', birth_date: '1990-01-02' }),
    ]);
    expect(roles).toEqual(['1 head', '2 resident', '2 child', '3 resident']);
  });

  it('keep together who shares the surname of the head, without a role that nobody gave', async () => {
    const roles = await rolesOf([person(0, { house_role: 'เจ้าบ้าน' }), person(1, {})]);
    expect(roles).toEqual(['1 head', '1 resident']);
  });

  it('reach from the head over several kin', async () => {
    const roles = await rolesOf([
      person(0, { house_role: 'เจ้าบ้าน', birth_date: '1950-03-04' }),
      person(1, { mother_pid: numberOf(0), birth_date: '1975-03-04', family_name: 'ใจงาม' }),
      person(2, { family_name: 'แสงทอง', birth_date: '1977-03-04' }),
      person(3, {
        family_name: 'แสงทอง',
        father_pid: numberOf(2),
        mother_pid: numberOf(1),
        birth_date: '2001-01-02',
      }),
    ]);
    expect(roles).toEqual(['1 head', '1 child', '1 other-kin', '1 grandchild']);
  });

  it('know a grandchild whose parents are not registered there', async () => {
    const roles = await rolesOf([
      person(0, { house_role: 'เจ้าบ้าน', birth_date: '1950-03-04' }),
      person(1, { mother_pid: numberOf(0), birth_date: '1975-03-04', house_code: '10000000002' }),
      person(2, { mother_pid: numberOf(1), birth_date: '2001-03-04', family_name: 'แสงทอง' }),
    ]);
    expect(roles).toEqual(['1 head', '1 grandchild', '1 resident']);
  });

  it('know brothers and sisters by the parents they share, and a spouse by number', async () => {
    const absent = { father_pid: '9999999999999' };
    const people = [
      person(0, { house_role: 'เจ้าบ้าน', ...absent }),
      person(1, { family_name: 'มั่นคง', ...absent }),
      person(2, { family_name: 'ใจงาม', sex: 'f' }),
    ];
    const clinic = [{ ...people[2], spouse_pid: numberOf(0) }];
    expect(await rolesOf(people, { 'moph-person': clinic })).toEqual(['1 head', '1 sibling', '1 spouse']);
  });

  it('ask the survey where numbers and names say nothing', async () => {
    const people = [
      person(0, { house_role: 'เจ้าบ้าน' }),
      person(1, { family_name: 'ใจงาม' }),
      person(2, { family_name: 'มั่นคง' }),
    ];
    const relations = ['head', 'grandchild', 'not-kin'] as const;
    const surveyed = relations.map((relation, place) => ({
      ...people[place],
      household_key: 'H1',
      relation,
    }));
    const roles = await rolesOf(people, {
      'bmn-household': [{ household_key: 'H1', house_code: HOUSE, surveyed_on: '2026-01-02' }],
      'bmn-member': surveyed,
    });
    expect(roles).toEqual(['1 head', '1 grandchild', '2 resident']);
  });

  it('are headed by the eldest where the register names no head', async () => {
    const roles = await rolesOf([
      person(0, { father_pid: numberOf(1), birth_date: '2000-01-02' }),
      person(1, { birth_date: '1970-01-02' }),
    ]);
    expect(roles).toEqual(['1 child', '1 resident']);
  });

  it('do not believe a parent who is hardly older', async () => {
    const people = [
      person(0, { house_role: 'เจ้าบ้าน', birth_date: '1990-01-02' }),
      person(1, { father_pid: numberOf(0), family_name: 'ใจงาม', birth_date: '1995-01-02' }),
    ];
    expect(await rolesOf(people)).toEqual(['1 head', '2 resident']);
    const { members } = await formHouseholds(tiny, { 'dopa-person': people });
    expect(members.map(({ conflicts }) => conflicts)).toEqual([[], ['parent-age']]);
  });
});
