import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../country/thailand/linkage.ts';
import { sql } from '../../base/lake/index.ts';
import { type LinkageSettings, planLinkage } from './index.ts';
import { openTinyLake, type TinyLake, type TinyRow } from './testing/tiny-registers.ts';

const FIELDS = ['pid', 'given_name', 'family_name', 'sex', 'birth_date', 'subdistrict_code'];
const SPINE = { id: 'dopa-person', fields: FIELDS, spine: true };
const SURVEY = { id: 'bmn-member', fields: FIELDS, onePerPerson: true };
const settings = loadLinkage();

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

const people = (count: number, parts: TinyRow = {}): TinyRow[] =>
  Array.from({ length: count }, (_, index) => ({
    pid: `9${String(index + 1).padStart(12, '0')}`,
    given_name: 'สมชาย',
    family_name: 'ทองดี',
    sex: 'm',
    birth_date: `19${50 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
    subdistrict_code: '170101',
    ...parts,
  }));

async function link(spine: readonly TinyRow[], survey: readonly TinyRow[], own: LinkageSettings = settings) {
  const sources = [await tiny.deliver(SPINE, spine), await tiny.deliver(SURVEY, survey)];
  const version = await tiny.build(planLinkage({ sources, settings: own, secret: 'a key of the tests' }));
  const links = await tiny.rows(
    version,
    sql`select tier, count(*) as total, count(distinct person_id) as people from linkage.links where source = 'bmn-member' group by tier`,
  );
  return { version, links };
}

describe('bad input', () => {
  it('with nothing in any column leaves every row alone', async () => {
    const blank = Object.fromEntries(FIELDS.map((field) => [field, null]));
    const { links } = await link(people(3), Array(5).fill(blank));
    expect(links).toEqual([{ tier: 'island', total: 5n, people: 5n }]);
  });

  it('that makes one giant block leaves it out, says so, and links nobody to the register of record', async () => {
    const alike = people(30, { birth_date: '1980-01-01' });
    const own = { ...settings, largestBlock: 100 };
    const { version, links } = await link(alike, people(20, { birth_date: '1980-01-01', pid: null }), own);
    expect(links).toEqual([{ tier: 'island', total: 20n, people: 1n }]);
    expect(version.notes['blocks']).toContainEqual(
      expect.objectContaining({ block: 0, pairs: 600, left_out: 1, rows_left_out: 20 }),
    );
  });

  it('from two registers that disagree on everything but the number merges nobody and doubts every row', async () => {
    const strangers = people(12, {
      given_name: 'อรุณ',
      family_name: 'ใจงาม',
      sex: 'f',
      birth_date: '2001-12-12',
    });
    const { version, links } = await link(people(12), strangers);
    expect(links.map(({ tier }) => tier)).toEqual(['island']);
    expect(version.notes['doubts']).toContainEqual({ reason: 'same-number-different-person', total: 12 });
    expect(version.notes['review']).toEqual([{ kind: 'merge', total: 12 }]);
  });

  it('with somebody twice is linked twice and doubted once', async () => {
    const [one] = people(1);
    const { version, links } = await link(people(3), one ? [one, { ...one, given_name: 'สมชาว' }] : []);
    expect(links).toEqual([{ tier: 'number', total: 2n, people: 1n }]);
    expect(version.notes['doubts']).toEqual([{ reason: 'duplicate-in-source', total: 1 }]);
  });

  it('with two numbers that last for a name and birth date makes two people', async () => {
    const [one] = people(1, { pid: '1000000000019' });
    const { links } = await link(one ? [one] : [], one ? [{ ...one, pid: '3000000000016' }] : []);
    expect(links.map(({ tier }) => tier)).toEqual(['island']);
  });
});
