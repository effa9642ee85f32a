import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLinkage } from '../../../country/thailand/linkage.ts';
import { type Row, sql } from '../../base/lake/index.ts';
import { planLinkage } from './index.ts';
import { linkSlowly, type SlowRow, type SlowSource } from './testing/slow-linker.ts';
import { openTinyLake, type TinyLake } from './testing/tiny-registers.ts';

const settings = loadLinkage();
const secret = 'a key of the tests';
const FIELDS = [
  'tag',
  'pid',
  'pid_unproven',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'birth_date_precision',
  'subdistrict_code',
];
/** In the order of the country's sources, which decides whose facts come first. */
const SOURCES = ['dopa-person', 'health-right', 'moph-person'];

let tiny: TinyLake;
beforeAll(async () => {
  tiny = await openTinyLake();
});
afterAll(() => tiny.close());

/** So few names, dates, places and numbers that every kind of accident happens. */
const person = fc.record({
  given_name: fc.constantFrom('สมชาย', 'สมฉาย', 'สมชาว', 'แก้วตา', 'แก้วใจ', 'กนกวรรณ', 'ไม่ทราบ', null),
  family_name: fc.constantFrom('ทองดี', 'ธองดี', 'ทองตี', 'วิเศษสุข', '-'),
  sex: fc.constantFrom('m', 'f', 'f', null),
  pid_unproven: fc.constantFrom(null, null, null, '9000000000310', '9000000000301', '9000000001003'),
  birth_date: fc.constantFrom(
    '1980-05-17',
    '1980-05-18',
    '1980-01-01',
    '1980-07-05',
    '1980-05-07',
    '2523-05-17',
    '2010-07-07',
    null,
  ),
  birth_date_precision: fc.constantFrom('day', 'day', 'day', 'month', 'year'),
  subdistrict_code: fc.constantFrom('170101', '170102', null),
});
const number = fc.integer({ min: 1, max: 25 }).map((n) => `9${String(n).padStart(12, '0')}`);
const spineRows = fc.uniqueArray(fc.tuple(number, person), {
  maxLength: 18,
  selector: ([pid]) => pid,
});
const otherRows = fc.array(fc.tuple(fc.option(number), person), { maxLength: 25 });
const country = fc.tuple(spineRows, otherRows, otherRows).map(sourcesOf);

describe('linking', () => {
  it('does what the plain definition does', async () => {
    await fc.assert(
      fc.asyncProperty(country, async (sources) => {
        const expected = linkSlowly(sources, settings);
        const found = await linksOf(sources);
        expect(groupsOf(found, 'person_id')).toEqual(
          groupsOf(
            [...expected].map(([tag, link]) => ({ tag, ...link })),
            'anchor',
          ),
        );
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('gives the same tables whatever the order of rows and sources', async () => {
    await fc.assert(
      fc.asyncProperty(country, fc.integer(), async (sources, seed) => {
        const [tables, shuffled] = [await tablesOf(sources), await tablesOf(shuffle(sources, seed))];
        expect(shuffled).toEqual(tables);
      }),
      { numRuns: 4 },
    );
  }, 120_000);

  it('gives the same people when the rows of a file are numbered in another order', async () => {
    await fc.assert(
      fc.asyncProperty(country, async (sources) => {
        const renumbered = sources.map((source) => ({ ...source, rows: renumber(source.rows) }));
        expect(groupsOf(await linksOf(renumbered), 'person_id')).toEqual(
          groupsOf(await linksOf(sources), 'person_id'),
        );
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});

function sourcesOf(tables: readonly (readonly [string | null, object][])[]): SlowSource[] {
  return SOURCES.map((id, index) => ({
    id,
    spine: index === 0,
    rows: (tables[index] ?? []).map(([pid, facts], row) => ({
      row_id: row + 1,
      tag: `${id} ${row}`,
      pid,
      ...facts,
    })),
  }));
}

function renumber(rows: readonly SlowRow[]): SlowRow[] {
  return rows.map((row, index) => ({ ...row, row_id: rows.length - index }));
}

function shuffle(sources: readonly SlowSource[], seed: number): SlowSource[] {
  const mix = (text: string) =>
    [...text].reduce((all, letter) => (all * 31 + letter.charCodeAt(0)) | 0, seed);
  return [...sources]
    .sort((left, right) => mix(left.id) - mix(right.id))
    .map((source) => ({
      ...source,
      rows: [...source.rows].sort((left, right) => mix(left.tag) - mix(right.tag)),
    }));
}

async function build(sources: readonly SlowSource[]) {
  const delivered = [];
  for (const { id, spine, rows } of sources)
    delivered.push(await tiny.deliver({ id, spine, onePerPerson: true, fields: FIELDS }, rows));
  const version = await tiny.build(planLinkage({ sources: delivered, settings, secret }));
  return { version, delivered };
}

async function linksOf(sources: readonly SlowSource[]): Promise<Row[]> {
  const { version, delivered } = await build(sources);
  const engine = await tiny.lake.openEngine([version, ...delivered.map((source) => source.version)]);
  const rows = await engine.rows(sql`
    with tagged as (
      select 'dopa-person' as source, row_id, tag from intake_dopa_person.accepted
      union all select 'health-right', row_id, tag from intake_health_right.accepted
      union all select 'moph-person', row_id, tag from intake_moph_person.accepted
    )
    select tag, person_id, tier from tagged left join linkage.links using (source, row_id)`);
  await engine.close();
  return rows;
}

async function tablesOf(sources: readonly SlowSource[]): Promise<Row[][]> {
  const { version } = await build(sources);
  return [
    await tiny.rows(version, sql`select * from linkage.links`),
    await tiny.rows(version, sql`select * from linkage.persons`),
    await tiny.rows(version, sql`select * from linkage.doubts`),
  ];
}

/** Who is with whom, and by which tier: the same for any way to name people. */
function groupsOf(links: readonly Readonly<Record<string, unknown>>[], person: string): string[] {
  const groups = new Map<unknown, string[]>();
  for (const link of links) {
    const group = groups.get(link[person]) ?? [];
    groups.set(link[person], [...group, `${link['tag']} (${link['tier']})`]);
  }
  return [...groups.values()].map((group) => group.sort().join(', ')).sort();
}
