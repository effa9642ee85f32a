import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import { type Row, sql } from '../../../base/lake/index.ts';
import { planLinkage } from '../index.ts';
import { openTinyLake, type TinyLake } from '../testing/tiny-registers.ts';

const FIELDS = ['pid', 'given_name', 'family_name', 'sex', 'birth_date', 'subdistrict_code'];
const SPINE = { id: 'dopa-person', fields: FIELDS, spine: true };
const RIGHTS = { id: 'health-right', fields: FIELDS };
const LETTERS = [...'กขคงจชดตทนบปพมยรลวสห'];

let tiny: TinyLake;
let records: readonly Row[] = [];
let pairs: readonly Row[] = [];

/** Twenty twins in two subdistricts, each with a row of another register in which the given name is spelt otherwise. */
const twins = LETTERS.flatMap((letter, index) =>
  ['ตา', 'ใจ'].map((end, twin) => ({
    pid: `9${String(100 * index + 37 * twin + 1000).padStart(12, '0')}`,
    given_name: `แก้ว${letter}${end}`,
    family_name: `ทอง${letter}ดี`,
    sex: 'f',
    birth_date: `19${60 + index}-07-07`,
    subdistrict_code: index % 2 === 0 ? '170101' : '170102',
  })),
);
const rights = twins.map((row) => ({
  ...row,
  given_name: `${row.given_name}น์ว`,
}));

beforeAll(async () => {
  tiny = await openTinyLake();
  const sources = [await tiny.deliver(SPINE, twins), await tiny.deliver(RIGHTS, rights)];
  const settings = loadLinkage();
  const version = await tiny.build(
    planLinkage({
      sources,
      settings: { ...settings, review: { ...settings.review, goldAPlace: 3 } },
      secret: 'a key of the tests',
    }),
  );
  records = await tiny.rows(version, sql`select * from linkage.review_records`);
  pairs = await tiny.rows(
    version,
    sql`
      select one.village_code, one.source <> other.source and one.pid = other.pid as is_same, count(*) as pairs
      from linkage.review_records as one
      join linkage.review_records as other
        on other.record_key > one.record_key
        and (other.pid = one.pid or (
          other.source = one.source
          and other.family_name = one.family_name
          and other.village_code = one.village_code
          and other.given_name <> one.given_name
        ))
      group by all
      order by all`,
  );
});
afterAll(() => tiny.close());

it('shows rows whose truth the number tells, some of every place, of one person and of two', () => {
  expect(pairs.map(({ village_code: place, is_same: same }) => [place, same])).toEqual([
    ['170101', false],
    ['170101', true],
    ['170102', false],
    ['170102', true],
  ]);
  for (const { pairs: count } of pairs) expect(Number(count)).toBeGreaterThanOrEqual(3);
  expect(records.length).toBeLessThan(twins.length);
});

it('tells the place of each record, and each record once', () => {
  const keys = new Set(records.map(({ record_key: key }) => key));
  expect(keys.size).toBe(records.length);
  for (const { village_code: place } of records) expect(place).toMatch(/^17010[12]$/);
});
