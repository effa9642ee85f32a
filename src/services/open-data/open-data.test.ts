import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANYONE } from '../../base/access/index.ts';
import { openKeys } from '../../base/keys/index.ts';
import { dialect, type EngineLimits, openEngine, type Row, sql } from '../../base/lake/index.ts';
import { type Reading, readArea } from '../lookup/index.ts';
import { openSmallReading } from '../lookup/testing/small-reading.ts';
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
const NEVER = 'overlap:old-age-allowance';
let reading: Reading;
let home: string;
let set: OpenSet;
let limits: EngineLimits;

/** Figures at every level. What is never published is a number that is nowhere else; the second village has too few people. */
beforeAll(async () => {
  reading = await openSmallReading({
    areas: {
      figures: sql`select *, 7 * value + 13 as cell_key, null as contributors, null as largest, null as second, null as rest from (values
        ('TH', null, 'country', 'all', 'people', 500000), ('TH', null, 'country', 'all', 'missing_out', 3000),
        ('TH', null, 'country', 'all', 'bed_bound', 900), ('TH', null, 'country', 'all', ${NEVER}, 3),
        ('TH', null, 'country', 'all', 'households', 400), ('TH', null, 'country', 'all', 'poor_households', 100),
        ('TH', null, 'country', 'sex:f', 'people', 6000), ('TH', null, 'country', 'sex:f', 'bed_bound', 200),
        ('R4-CENTRAL', 'TH', 'region', 'all', 'people', 9000),
        ('17', 'TH', 'province', 'all', 'people', 7000), ('17', 'TH', 'province', 'all', 'missing_out', 30),
        ('17', 'TH', 'province', 'sex:f', 'bed_bound', 10), ('00', 'TH', 'province', 'all', 'people', 1),
        ('0000', '00', 'district', 'all', 'people', 1),
        (${DISTRICT}, '17', 'district', 'all', 'people', 4000), (${DISTRICT}, '17', 'district', 'all', ${NEVER}, ${SECRET}),
        ('170203', ${DISTRICT}, 'subdistrict', 'all', 'people', 1200),
        ('17020301', '170203', 'village', 'all', 'people', 600), ('17020302', '170203', 'village', 'all', 'people', 12)
      ) as figure (area_code, parent_code, level, grouping, measure, value)`,
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
  it('lets published figures of every level out, and of small areas only those with enough people', async () => {
    const codes = async (name: string) => [...new Set((await jsonRows(name)).map((row) => row['area_code']))];
    expect(await codes('provinces.json')).toHaveLength(77);
    expect(await codes('districts.json')).toEqual([DISTRICT]);
    expect(await codes('subdistricts.json')).toEqual(['170203']);
    expect(await codes('villages.json')).toEqual(['17020301']);
    const [village] = await jsonRows('villages.json');
    expect(Math.abs(Number(village?.['people']) - 600)).toBeLessThanOrEqual(5);
    expect(village).toMatchObject({ noise_within: 5 });
  });

  it('gives everybody what the area answers give to whoever did not sign in', async () => {
    const [district] = await jsonRows('districts.json');
    const { figures } = await readArea(reading, DISTRICT, { viewer: ANYONE });
    for (const [measure, value] of Object.entries(figures))
      expect([measure, district?.[measure]]).toEqual([measure, Math.round(value * 1e6) / 1e6]);
  });

  it('has what is never published in no file by any route', async () => {
    for (const { path, name, format } of set.files) {
      if (format === 'parquet') {
        const rows = await parquetRows(name);
        expect(rows.filter((row) => Object.values(row).some((cell) => Number(cell) === SECRET))).toEqual([]);
      } else {
        const text = await readFile(path, 'utf8');
        expect([name, text.includes(String(SECRET)), text.includes(NEVER)]).toEqual([name, false, false]);
      }
    }
    for (const name of ['district.csv', `${DISTRICT}.csv`, 'provinces.csv?level=district'])
      expect(() => findFile(set, name)).toThrow(expect.objectContaining({ code: 'OPEN_DATA_UNKNOWN' }));
    for (const name of ['district', DISTRICT, 'figures'])
      expect(() => readDictionary(reading, set, name)).toThrow(
        expect.objectContaining({ code: 'OPEN_DATA_UNKNOWN' }),
      );
  });

  it('names no table with a row for a person, whatever the lake has', async () => {
    expect(OPEN_DATASETS.map(({ id }) => id)).toEqual([
      'country',
      'regions',
      'provinces',
      'districts',
      'subdistricts',
      'villages',
    ]);
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
    for (const measure of ['people', 'bed_bound', 'households']) expect(all?.[measure]).toBeGreaterThan(0);
    expect(women).toMatchObject({ missing_out: 0, bed_bound: null, households: null });
    expect(women?.['people']).toBeGreaterThan(5000);
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
    expect(central?.['people']).toBe(
      (await readArea(reading, 'R4-CENTRAL', { viewer: ANYONE })).figures['people'],
    );
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

  it('keeps a set from start to start where it has a folder for it, and writes anew what is not whole or not its own', async () => {
    const keepIn = join(home, 'kept');
    const own = await openKeys(home);
    const begin = async (keys = own) => {
      const shelf = openShelf(limits, { keepIn, keys });
      const found = await shelf.of(reading);
      await shelf.close();
      return found;
    };
    const one = await begin();
    const { path } = findFile(one, 'country.csv');
    const { ino } = await stat(path);
    const text = await readFile(path, 'utf8');
    expect(await begin()).toEqual(one);
    expect((await stat(path)).ino).toBe(ino);
    for (const changed of ['half', text.replace('TH', 'HT')]) {
      await writeFile(path, changed);
      expect(await begin()).toEqual(one);
      expect(await readFile(path, 'utf8')).toBe(text);
    }
    const written = (await stat(path)).ino;
    expect(await begin(await openKeys(join(home, 'another')))).toEqual(one);
    expect((await stat(path)).ino).not.toBe(written);
    expect(await readdir(keepIn)).toHaveLength(1);
  });

  it('keeps one set where two starts write it at once', async () => {
    const keeping = { keepIn: join(home, 'kept-twice'), keys: await openKeys(home) };
    const shelves = [openShelf(limits, keeping), openShelf(limits, keeping)];
    const [one, other] = await Promise.all(shelves.map((shelf) => shelf.of(reading)));
    expect(other).toEqual(one);
    expect(await readdir(keeping.keepIn)).toHaveLength(1);
    for (const shelf of shelves) await shelf.close();
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
