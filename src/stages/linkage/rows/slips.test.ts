import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import { sql } from '../../../base/lake/index.ts';
import { planLinkage } from '../index.ts';
import { openTinyLake, type TinyLake, type TinyRow } from '../testing/tiny-registers.ts';

const FIELDS = ['pid', 'pid_unproven', 'given_name', 'family_name', 'sex', 'birth_date', 'subdistrict_code'];
const SOMCHAI = {
  pid: '9000000000019',
  given_name: 'สมชาย',
  family_name: 'ทองดี',
  sex: 'm',
  birth_date: '1980-05-17',
  subdistrict_code: '170101',
};

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

describe('a number with a slip', () => {
  const elsewhere = { ...SOMCHAI, subdistrict_code: '500101' };
  const namesake = { ...SOMCHAI, pid: '9000000008880', subdistrict_code: '300101' };

  it.each([
    [
      'one wrong digit and a check digit that tells',
      { pid: null, pid_unproven: '9000500000019' },
      'NUMBER_DIGIT_REPAIRED',
    ],
    ['two digits that changed places', { pid: null, pid_unproven: '9000000000091' }, 'NUMBER_SWAP_REPAIRED'],
    ['one wrong digit that no check digit tells', { pid: '9020000000019' }, 'NUMBER_DIGIT_REPAIRED'],
    [
      'a slip and a respelt family name',
      { pid: '9020000000019', family_name: 'ทองตี' },
      'NUMBER_DIGIT_REPAIRED',
    ],
  ])('is repaired: %s', async (_, change, repair) => {
    expect(await linkOf({ ...elsewhere, ...change }, [SOMCHAI, namesake])).toEqual({
      pid: SOMCHAI.pid,
      tier: 'repaired-number',
      repair,
    });
  });

  it.each([
    ['two wrong digits', { pid_unproven: '9020500000019' }],
    ['another birth date', { pid_unproven: '9000500000019', birth_date: '1980-05-18' }],
    ['another given name', { pid_unproven: '9000500000019', given_name: 'ณัฐวุฒิ' }],
    ['a given name that is only near', { pid_unproven: '9000500000019', given_name: 'สมชาว' }],
    ['the other sex', { pid_unproven: '9000500000019', sex: 'f' }],
  ])('is not repaired with %s', async (_, change) => {
    const row = { ...elsewhere, pid: null, ...change };
    expect((await linkOf(row, [SOMCHAI, namesake]))['tier']).not.toBe('repaired-number');
  });

  it('is not repaired when somebody else fits better', async () => {
    const row = { ...elsewhere, pid: '9020000000019', family_name: 'ทองตี' };
    const better = { ...namesake, family_name: 'ทองตี' };
    expect((await linkOf(row, [SOMCHAI, better]))['tier']).not.toBe('repaired-number');
  });

  it('is never taken for the number of a twin, though a swap makes the one number the other', async () => {
    const [twin, other] = ['3100100000501', '3100100000510'];
    const girl = { ...SOMCHAI, pid: twin, given_name: 'แก้วตา', sex: 'f', birth_date: '2010-07-07' };
    for (const name of ['แก้วใจ', 'แก้วดา', 'แก้วตาล'])
      expect(await linkOf({ ...girl, pid: other, given_name: name }, [girl])).toMatchObject({ pid: null });
  });
});

/** Links one row of a register beside those of the register of record, and says whose it became and what was repaired. */
async function linkOf(row: TinyRow, spine: readonly TinyRow[]) {
  const sources = [
    await tiny.deliver({ id: 'dopa-person', fields: FIELDS, spine: true }, spine),
    await tiny.deliver({ id: 'health-right', fields: FIELDS }, [row]),
  ];
  const version = await tiny.build(
    planLinkage({ sources, settings: loadLinkage(), secret: 'a key of the tests' }),
  );
  const [link] = await tiny.rows(
    version,
    sql`
      select case when persons.anchor_source = 'dopa-person' then persons.pid end as pid, tier, repair
      from linkage.links join linkage.persons using (person_id)
      where source = 'health-right'`,
  );
  return { ...link };
}
