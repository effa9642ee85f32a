import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '../keys/envelope.ts';
import { type KeptTables, openKeys, readTableKeys, rotateKeys, tableOfFile } from '../keys/index.ts';
import { tableKeysInMemory } from '../keys/testing/table-keys-in-memory.ts';
import type { DatasetVersion } from '../model/index.ts';
import { type Lake, openLake } from './lake.ts';
import { openServing } from './serving.ts';
import { sql } from './sql.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-sealed-'));
const memory = join('/dev/shm', basename(home));
const limits = { memoryMb: 256, threads: 1 };
const hasMemory = existsSync('/dev/shm');
const tables = tableKeysInMemory();
let lake: Lake;
let version: DatasetVersion;

beforeAll(async () => {
  if (!hasMemory) return;
  lake = await openLake(home, limits, { keys: await openKeys(home), tables, memory });
  version = await made(lake, 'people', 3);
});

afterAll(() => {
  rmSync(home, { recursive: true });
  rmSync(memory, { recursive: true, force: true });
});

async function made(where: Lake, dataset: string, people: number): Promise<DatasetVersion> {
  const built = await where.build({ dataset, parents: [], fingerprint: [people] }, async (workspace) => {
    await workspace.writeTable('person', sql`select 1103700000000 + range as id from range(${people})`);
    await workspace.writePart('card', sql`select 1 as part`);
    await workspace.writePart('card', sql`select 2 as part`);
    return { people };
  });
  return built.version;
}

/** Everything that lies in memory, but empty folders. */
function inMemory(): string[] {
  return globSync(join(memory, '**', '*')).filter((path) => statSync(path).isFile());
}

describe.skipIf(!hasMemory)('a sealed lake', () => {
  it('holds no table in clear, and reads them all', async () => {
    const files = readdirSync(lake.folderOf(version.id)).sort();
    expect(files).toEqual([
      'card-00001.parquet.sealed',
      'card-00002.parquet.sealed',
      'manifest.json',
      'person.parquet.sealed',
      'seal.json',
    ]);
    for (const file of files.filter((name) => name.endsWith('.sealed')))
      expect(readFileSync(join(lake.folderOf(version.id), file)).includes('PAR1')).toBe(false);
    const serving = await openServing(lake, [version], 1);
    expect(await serving.rows(sql`select count(*)::int as n, max(id) as last from people.person`)).toEqual([
      { n: 3, last: 1103700000002n },
    ]);
    expect(await serving.rows(sql`select sum(part)::int as parts from people.card`)).toEqual([{ parts: 3 }]);
    await serving.close();
  });

  it('gives versions the names and sizes they have without a seal', async () => {
    const plainHome = mkdtempSync(join(tmpdir(), 'chipao-plain-'));
    const plain = await made(await openLake(plainHome, limits), 'people', 3);
    expect({ ...plain, madeInMs: 0 }).toEqual({ ...version, madeInMs: 0 });
    rmSync(plainHome, { recursive: true });
  });

  it('opens for stages too, and holds nothing in memory once nobody reads', async () => {
    const [one, other] = [await lake.openEngine([version]), await lake.openEngine([version])];
    const opened = inMemory();
    expect(opened).toHaveLength(3);
    for (const path of opened) expect(statSync(path).mode & 0o077).toBe(0);
    await one.close();
    expect(await other.rows(sql`select count(*)::int as n from people.person`)).toEqual([{ n: 3 }]);
    await other.close();
    expect(inMemory()).toEqual([]);
  });

  it('reads one table of a former version without opening the others', async () => {
    const serving = await openServing(lake, [], 1);
    const table = await serving.tableOf(version, 'card');
    expect(await serving.rows(sql`select count(*)::int as n from ${table ?? sql`nothing`}`)).toEqual([
      { n: 2 },
    ]);
    expect(inMemory().some((path) => path.includes('person'))).toBe(false);
    await serving.close();
    expect(inMemory()).toEqual([]);
  });

  it('refuses a file that was changed, moved, cut or taken away, and names it', async () => {
    const folder = lake.folderOf(version.id);
    const path = (name: string) => join(folder, `${name}.parquet.sealed`);
    const kept = readFileSync(path('person'));
    const flipped = Buffer.from(kept);
    flipped[40] = (flipped[40] ?? 0) ^ 1;
    for (const wrong of [flipped, kept.subarray(0, -20), readFileSync(path('card-00001')), undefined]) {
      if (wrong) writeFileSync(path('person'), wrong);
      else rmSync(path('person'));
      await expect(openServing(lake, [version], 1)).rejects.toMatchObject({
        code: 'SEAL_BROKEN',
        params: { version: version.id, file: 'person.parquet.sealed', stage: 'people' },
      });
      writeFileSync(path('person'), kept);
    }
    expect(inMemory()).toEqual([]);
  });

  it('refuses a table of which a part was taken away together with its line in the seal', async () => {
    const folder = lake.folderOf(version.id);
    const [path, part] = [join(folder, 'seal.json'), join(folder, 'card-00002.parquet.sealed')];
    const [seal, bytes] = [readFileSync(path, 'utf8'), readFileSync(part)];
    const { files, ...rest } = JSON.parse(seal);
    const { 'card-00002.parquet': gone, ...left } = files;
    expect(gone).toBeDefined();
    rmSync(part);
    const broken = { code: 'SEAL_BROKEN', params: { version: version.id, file: 'seal.json' } };
    for (const wrong of [
      { ...rest, files: left },
      { version: version.id, files: left },
    ]) {
      writeFileSync(path, JSON.stringify(wrong));
      await expect(openServing(lake, [version], 1)).rejects.toMatchObject(broken);
      const serving = await openServing(lake, [], 1);
      await expect(serving.tableOf(version, 'card')).rejects.toMatchObject(broken);
      await serving.close();
    }
    await rotateKeys(home, { source: {}, purposes: ['lake'], now: new Date() });
    const keys = await openKeys(home);
    const rotated = await openLake(home, limits, { keys, tables, memory });
    await expect(rotated.rewrap({ keys, tables })).rejects.toMatchObject(broken);
    writeFileSync(path, seal);
    writeFileSync(part, bytes);
    await (await lake.openEngine([version])).close();
  });

  it('refuses files and keys that were taken from another version', async () => {
    const another = await made(lake, 'people', 4);
    const folder = lake.folderOf(version.id);
    cpSync(folder, `${folder}.kept`, { recursive: true });
    for (const name of ['person.parquet.sealed', 'seal.json'])
      cpSync(join(lake.folderOf(another.id), name), join(folder, name));
    await expect(lake.openEngine([version])).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
    cpSync(`${folder}.kept`, folder, { recursive: true });
    rmSync(`${folder}.kept`, { recursive: true });
    await (await lake.openEngine([version])).close();
  });

  it('goes on after its keys were rotated, and wraps file keys anew without touching a file', async () => {
    const path = join(lake.folderOf(version.id), 'person.parquet.sealed');
    const before = readFileSync(path);
    await rotateKeys(home, { source: {}, purposes: ['lake'], now: new Date() });
    const keys = await openKeys(home);
    const rotated = await openLake(home, limits, { keys, tables, memory });
    await (await rotated.openEngine([version])).close();
    expect(await rotated.rewrap({ keys, tables })).toBeGreaterThanOrEqual(3);
    expect(await rotated.rewrap({ keys, tables })).toBe(0);
    await (await rotated.openEngine([version])).close();
    expect(readFileSync(path)).toEqual(before);
  });

  it('refuses what lies in clear until it is sealed, and a lake that is not sealed refuses what is', async () => {
    const mixed = mkdtempSync(join(tmpdir(), 'chipao-mixed-'));
    const plain = await openLake(mixed, limits);
    const clear = await made(plain, 'people', 5);
    const mixedKeys = { keys: await openKeys(mixed), tables: tableKeysInMemory() };
    const sealed = await openLake(mixed, limits, { ...mixedKeys, memory });
    await expect(openServing(sealed, [clear])).rejects.toMatchObject({ code: 'VERSION_NOT_SEALED' });
    expect(await sealed.sealAll()).toEqual([clear.id]);
    expect(await sealed.sealAll()).toEqual([]);
    await (await openServing(sealed, [clear])).close();
    expect(globSync(join(mixed, 'lake', '**', '*.parquet'))).toEqual([]);
    await expect(plain.openEngine([clear])).rejects.toMatchObject({ code: 'VERSION_SEALED' });
    rmSync(mixed, { recursive: true });
  });

  it('forgets other versions and tables, also in copies of their files that lie elsewhere', async () => {
    const own = mkdtempSync(join(tmpdir(), 'chipao-kept-'));
    const seals = { keys: await openKeys(own), tables: tableKeysInMemory() };
    const small = await openLake(own, limits, { ...seals, memory });
    const [old, half, now] = [
      await made(small, 'a', 1),
      await made(small, 'b', 2),
      await made(small, 'c', 3),
    ];
    cpSync(join(own, 'lake'), join(own, 'backup'), { recursive: true });
    const kept: KeptTables = (id) => (id === now.id ? 'all' : id === half.id ? ['card'] : []);
    expect(await small.keepOnly(kept)).toEqual({ versions: 1, files: 1, keys: 3 });
    expect(await small.keepOnly(kept)).toEqual({ versions: 0, files: 0, keys: 0 });
    expect(await small.find(old.id)).toBeUndefined();
    await (await small.openEngine([now])).close();
    const serving = await openServing(small, [], 1);
    const table = await serving.tableOf(half, 'card');
    expect(await serving.rows(sql`select count(*)::int as n from ${table ?? sql`nothing`}`)).toEqual([
      { n: 2 },
    ]);
    await serving.close();
    cpSync(join(own, 'backup'), join(own, 'lake'), { recursive: true });
    for (const gone of [old, half])
      await expect(small.openEngine([gone])).rejects.toMatchObject({ code: 'TABLE_FORGOTTEN' });
    expect(inMemory()).toEqual([]);
    rmSync(own, { recursive: true });
  });

  it('gives files of before the keys of their tables when keys are wrapped anew', async () => {
    const own = mkdtempSync(join(tmpdir(), 'chipao-before-'));
    const seals = { keys: await openKeys(own), tables: tableKeysInMemory() };
    const small = await openLake(own, limits, { ...seals, memory });
    const one = await made(small, 'people', 3);
    const path = join(small.folderOf(one.id), 'seal.json');
    const seal = JSON.parse(readFileSync(path, 'utf8'));
    const opened = await readTableKeys(seals, one.id);
    for (const [name, entry] of Object.entries<{ id: string; bytes: number; wrapped: string }>(seal.files)) {
      const words = ['people', one.id, name, entry.id, String(entry.bytes)];
      const tableKey = opened.get(tableOfFile(name)) ?? Buffer.alloc(32);
      const key = unwrap(tableKey, Buffer.from(entry.wrapped, 'base64'), ...words);
      const { generation, wrapped } = seals.keys.wrapKey('lake', key, words);
      seal.files[name] = { ...entry, generation, wrapped: wrapped.toString('base64') };
    }
    writeFileSync(path, JSON.stringify(seal));
    await seals.tables.dropOthers(() => []);
    await (await small.openEngine([one])).close();
    expect(await small.rewrap(seals)).toBe(3);
    await (await small.openEngine([one])).close();
    await seals.tables.dropOthers(() => []);
    await expect(small.openEngine([one])).rejects.toMatchObject({ code: 'TABLE_FORGOTTEN' });
    rmSync(own, { recursive: true });
  });

  it('is refused where its memory is a disk', async () => {
    const keys = await openKeys(home);
    await expect(openLake(home, limits, { keys, tables, memory: join(home, 'disk') })).rejects.toMatchObject({
      code: 'PRIVATE_MEMORY_MISSING',
    });
  });
});
