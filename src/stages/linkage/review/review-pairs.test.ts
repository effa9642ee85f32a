import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { loadLinkage } from '../../../../country/thailand/linkage.ts';
import { type Row, sql } from '../../../base/lake/index.ts';
import { planLinkage } from '../index.ts';
import { openTinyLake, type TinyLake, type TinyRow } from '../testing/tiny-registers.ts';

const FIELDS = ['pid', 'given_name', 'family_name', 'sex', 'birth_date', 'subdistrict_code'];
const LETTERS = [...'กขคงจชดตทนบปพมยรลวสหอ'];
const base = loadLinkage();
/** So small a register teaches enough here, so that scores decide. */
const settings = { ...base, scores: { ...base.scores, leastPeople: 1, leastPairs: 1, review: 0.000001 } };

let tiny: TinyLake;
let links: readonly Row[] = [];
let pairs: readonly Row[] = [];
let records: readonly Row[] = [];

/** 400 people of different names, a hundred of whom a roll without numbers tells of, every fifth under another given name. */
const spine = Array.from({ length: 400 }, (_, index): TinyRow => {
  const letter = (place: number) => LETTERS[(index * (place + 3) + place * place) % LETTERS.length] ?? 'ก';
  return {
    pid: `9${String(index + 1).padStart(12, '0')}`,
    given_name: [0, 1, 2, 3].map(letter).join('า'),
    family_name: [4, 5, 6, 7].map(letter).join('ี'),
    sex: index % 2 === 0 ? 'm' : 'f',
    birth_date: `19${50 + (index % 45)}-0${1 + (index % 9)}-1${index % 10}`,
    subdistrict_code: `17010${index % 8}`,
  };
});
const roll = spine.slice(0, 100).map((row, index) => ({
  ...row,
  pid: null,
  ...(index % 5 === 0 ? { given_name: 'ประเสริฐ', subdistrict_code: '509999' } : {}),
}));

beforeAll(async () => {
  tiny = await openTinyLake();
  const sources = [
    await tiny.deliver({ id: 'dopa-person', fields: FIELDS, spine: true }, spine),
    await tiny.deliver({ id: 'oldage-roll', fields: FIELDS }, roll),
  ];
  const version = await tiny.build(planLinkage({ sources, settings, secret: 'a key of the tests' }));
  links = await tiny.rows(
    version,
    sql`select * from linkage.links where source = 'oldage-roll' order by row_id`,
  );
  pairs = await tiny.rows(version, sql`select * from linkage.review_pairs`);
  records = await tiny.rows(version, sql`select * from linkage.review_records`);
});
afterAll(() => tiny.close());

it('links by score and keeps it with the link', () => {
  const linked = links.filter(({ tier }) => tier === 'name-birth-place');
  expect(linked.length).toBeGreaterThan(60);
  for (const { weight, probability } of linked) {
    expect(Number(weight)).toBeGreaterThan(6);
    expect(Number(probability)).toBeCloseTo(1 / (1 + 2 ** -Number(weight)), 5);
  }
});

it('gives reviewers each doubtful pair once, with both records and evidence that adds up', () => {
  expect(pairs.length).toBeGreaterThan(0);
  expect(new Set(pairs.map(({ pair_key: key }) => key)).size).toBe(pairs.length);
  const known = new Set(records.map(({ record_key: key, source, row_id: row }) => `${key} ${source} ${row}`));
  const evidence = z.array(z.object({ field: z.string(), level: z.string(), weight: z.number() }));
  for (const pair of pairs) {
    expect(known).toContain(`${pair['left_key']} ${pair['left_source']} ${pair['left_row_id']}`);
    expect(known).toContain(`${pair['right_key']} ${pair['right_source']} ${pair['right_row_id']}`);
    const parts = evidence.parse(JSON.parse(String(pair['evidence'])));
    const sum = parts.reduce((all, { weight }) => all + weight, 0);
    expect(sum).toBeCloseTo(Number(pair['weight']), 0);
    expect(pair).toMatchObject({ kind: 'merge', touches_benefit: true });
  }
});
