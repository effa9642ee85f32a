import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialect, type EngineLimits, openEngine, type Row, sql } from '../../base/lake/index.ts';
import { type Reading, readArea } from '../lookup/index.ts';
import { openSmallReading } from '../lookup/testing/small-reading.ts';
import { OPEN_LEVELS, openPlaces, readOpenArea } from './gate.ts';
import {
  findFile,
  OPEN_DATASETS,
  type OpenSet,
  openShelf,
  readCatalogue,
  readDictionary,
  writeOpenData,
} from './index.ts';

const DISTRICT = '1702';
const SECRET = 424_242;
let reading: Reading;
let home: string;
let set: OpenSet;
let limits: EngineLimits;

/** Figures at every level; what stands for a district and below is a number that is nowhere else. */
beforeAll(async () => {
  reading = await openSmallReading({
    areas: {
      figures: sql`select * from (values
        ('TH', null, 'all', 'people', 500000), ('TH', null, 'all', 'missing_out', 3), ('TH', null, 'all', 'bed_bound', 9),
        ('TH', null, 'all', 'households', 4), ('TH', null, 'all', 'poor_households', 1),
        ('TH', null, 'sex:f', 'people', 6), ('TH', null, 'sex:f', 'bed_bound', 2),
        ('R4-CENTRAL', 'TH', 'all', 'people', 9),
        ('17', 'TH', 'all', 'people', 7), ('17', 'TH', 'all', 'missing_out', 3), ('17', 'TH', 'sex:f', 'bed_bound', 1),
        ('00', 'TH', 'all', 'people', 1),
        (${DISTRICT}, '17', 'all', 'people', ${SECRET}),
        ('170203', ${DISTRICT}, 'all', 'people', ${SECRET}), ('17020301', '170203', 'all', 'people', ${SECRET})
      ) as figure (area_code, parent_code, grouping, measure, value)`,
    },
    profiles: { people: sql`select 'p0123456789ab' as person_id` },
  });
  home = await mkdtemp(join(tmpdir(), 'chipao-open-test-'));
  limits = { memoryMb: 256, threads: 1, tempDirectory: join(home, 'spill') };
  const folder = join(home, 'tables');
  await mkdir(folder);
  set = await writeOpenData(reading, folder, limits);
});

afterAll(async () => {
  await reading.close();
  await rm(home, { recursive: true });
});

async function textOf(name: string): Promise<string> {
  return readFile(findFile(set, name).path, 'utf8');
}

async function jsonRows(name: string): Promise<Record<string, unknown>[]> {
  return (JSON.parse(await textOf(name)) as { rows: Record<string, unknown>[] }).rows;
}

async function parquetRows(name: string): Promise<Row[]> {
  const engine = await openEngine(limits);
  const rows = await engine.rows(sql`select * from ${dialect.readParquet([findFile(set, name).path])}`);
  await engine.close();
  return rows;
}

describe('the gate of open data', () => {
  it('lets the country, regions and provinces out and nothing smaller', async () => {
    expect(OPEN_LEVELS).toEqual(['country', 'region', 'province']);
    expect(openPlaces(reading, 'province')).toHaveLength(77);
    expect((await readOpenArea(reading, '17')).figures['people']).toBe(7);
    for (const code of [DISTRICT, '170203', '17020301']) {
      await expect(readOpenArea(reading, code)).rejects.toMatchObject({ code: 'OPEN_DATA_UNKNOWN' });
      expect((await readArea(reading, code)).figures['people']).toBe(SECRET);
    }
  });

  it('has no district in any file by any route', async () => {
    for (const { path, name, format } of set.files) {
      if (format === 'parquet') {
        const rows = await parquetRows(name);
        expect(
          rows.filter((row) => String(row['area_code']).length > 2 && row['level'] !== 'region'),
        ).toEqual([]);
        expect(rows.filter((row) => Object.values(row).some((cell) => Number(cell) === SECRET))).toEqual([]);
      } else {
        expect(await readFile(path, 'utf8')).not.toContain(String(SECRET));
      }
    }
    const codes = (await jsonRows('provinces.json')).map((row) => String(row['area_code']));
    expect(codes.every((code) => /^\d{2}$/.test(code))).toBe(true);
    for (const name of ['districts.csv', 'district.csv', `${DISTRICT}.csv`, 'provinces.csv?level=district'])
      expect(() => findFile(set, name)).toThrow(expect.objectContaining({ code: 'OPEN_DATA_UNKNOWN' }));
    for (const name of ['districts', DISTRICT, 'villages', 'figures'])
      expect(() => readDictionary(reading, set, name)).toThrow(
        expect.objectContaining({ code: 'OPEN_DATA_UNKNOWN' }),
      );
  });

  it('names no table with a row for a person, whatever the lake has', async () => {
    expect(OPEN_DATASETS.map(({ id }) => id)).toEqual(['country', 'regions', 'provinces']);
    const names = [
      'people',
      'profiles.people',
      'profiles',
      'persons',
      '../profiles/people',
      'constructor',
      '__proto__',
    ];
    for (const name of names) {
      expect(() => readDictionary(reading, set, name)).toThrow();
      for (const format of ['csv', 'json', 'parquet'])
        expect(() => findFile(set, `${name}.${format}`)).toThrow();
    }
    const columns = readDictionary(reading, set, 'provinces').columns.map(({ name }) => name);
    expect(columns.filter((name) => /person|pid|name(?!_(th|en))/i.test(name))).toEqual([]);
    for (const { path } of set.files) expect(await readFile(path, 'utf8')).not.toContain('p0123456789ab');
  });

  it('keeps sensitive figures and those of households out of the rows of groups', async () => {
    const rows = await jsonRows('country.json');
    const all = rows.find((row) => row['group'] === 'all');
    const women = rows.find((row) => row['group'] === 'sex:f');
    expect(all).toMatchObject({ people: 500000, bed_bound: 9, households: 4 });
    expect(women).toMatchObject({ people: 6, missing_out: 0, bed_bound: null, households: null });
  });
});

describe('an open table', () => {
  it('is CSV that spreadsheets read: marked as UTF-8, lines ended as RFC 4180 says, quoted where needed', async () => {
    const text = await textOf('provinces.csv');
    expect(text.startsWith('\uFEFFas_of,level,area_code,')).toBe(true);
    const lines = text.slice(1).split('\r\n');
    expect(lines.pop()).toBe('');
    const { columns } = readDictionary(reading, set, 'provinces');
    expect(lines[0]).toBe(columns.map(({ name }) => name).join(','));
    expect(lines).toHaveLength(1 + 77 * rowsAnArea());
    expect(lines.find((line) => line.includes(',17,') && line.includes(',all,'))).toContain('สิงห์บุรี');
  });

  it('holds the same in every shape, and the same as the area answers', async () => {
    const json = await jsonRows('regions.json');
    const parquet = await parquetRows('regions.parquet');
    const plain = parquet.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [name, typeof cell === 'bigint' ? Number(cell) : cell]),
      ),
    );
    expect(plain).toEqual(json);
    const central = json.find((row) => row['area_code'] === 'R4-CENTRAL' && row['group'] === 'all');
    expect(central?.['people']).toBe((await readArea(reading, 'R4-CENTRAL')).figures['people']);
  });

  it('has no column for what could not be counted, which is not zero', () => {
    const columns = readDictionary(reading, set, 'country').columns.map(({ name }) => name);
    expect(columns).toContain('bed_bound');
    expect(columns).not.toContain('home_bound');
  });

  it('is tagged by what is in it: the same again for the same version', async () => {
    const again = await mkdtemp(join(tmpdir(), 'chipao-open-test-'));
    const second = await writeOpenData(reading, again, limits);
    expect(second.files.map(({ etag }) => etag)).toEqual(set.files.map(({ etag }) => etag));
    expect(new Set(set.files.map(({ etag }) => etag)).size).toBe(set.files.length);
    await expect(writeOpenData(reading, again, limits)).rejects.toMatchObject({ code: 'EEXIST' });
    await rm(again, { recursive: true });
  });
});

describe('what is told of an open table', () => {
  it('says of every column what it means, and of every measure how it comes about', () => {
    for (const column of readDictionary(reading, set, 'provinces').columns) {
      expect(column.meaning.th).not.toBe('');
      expect(column.meaning.en).not.toMatch(/[\u0E00-\u0E7F]/);
      if (column.unit !== null)
        expect(column).toMatchObject({
          formula: { th: expect.any(String) },
          quality: { verified: expect.any(Boolean) },
          suppression: expect.any(String),
          direction: expect.any(String),
        });
    }
  });

  it('fills the 14 fields that a government catalogue asks for', () => {
    for (const { id } of OPEN_DATASETS) {
      const { record } = readDictionary(reading, set, id);
      expect(Object.keys(record)).toHaveLength(14);
      const { data_source, ...rest } = record;
      expect(data_source).toBeDefined();
      for (const text of Object.values(rest))
        expect([text.th.length > 0, text.en.length > 0]).toEqual([true, true]);
    }
  });

  it('lists each table with the true sizes of its files', async () => {
    const { datasets } = readCatalogue(reading, set);
    for (const { files } of datasets)
      for (const { name, bytes } of files)
        expect(bytes).toBe((await readFile(findFile(set, name).path)).byteLength);
  });
});

describe('the shelf', () => {
  it('writes a set once for everybody who asks, and leaves nothing behind', async () => {
    const shelf = openShelf(limits);
    const [one, other] = await Promise.all([shelf.of(reading), shelf.of(reading)]);
    expect(one).toBe(other);
    const kept = dirname(findFile(one, 'provinces.csv').path);
    expect(existsSync(kept)).toBe(true);
    await shelf.close();
    expect(existsSync(kept)).toBe(false);
  });

  it('keeps what a download under way needs when the next set comes, and not more', async () => {
    const shelf = openShelf(limits);
    const sets: OpenSet[] = [];
    for (const runId of [1, 2, 3]) sets.push(await shelf.of({ ...reading, runId }));
    expect(sets.map((one) => existsSync(findFile(one, 'country.csv').path))).toEqual([false, true, true]);
    await shelf.close();
  });
});

function rowsAnArea(): number {
  return 1 + set.table.groups.length;
}
