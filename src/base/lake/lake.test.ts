import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Build, type BuiltVersion, each, type Lake, openLake, openServing, sql } from './index.ts';

const IDENTITY = { dataset: 'intake/sample', parents: [], fingerprint: ['one'] };
const fill: Build = async (workspace) => {
  await workspace.writeTable('accepted', sql`select range as row_id from range(10)`);
  return { rows: 10 };
};

/** The same rows in another order each time, so that the files of two makings differ. */
const shuffled: Build = async (workspace) => {
  const rows = sql`select range as row_id, md5(range::varchar) as text from range(50000) order by random()`;
  await workspace.writeTable('accepted', rows, { rowGroupRows: 2048 });
  return {};
};

let home: string;
let lake: Lake;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-lake-'));
  lake = await openLake(home, { memoryMb: 256, threads: 2 });
});

afterEach(() => rm(home, { recursive: true, force: true }));

describe('the lake', () => {
  it('makes a version once and finds it afterwards', async () => {
    const first = await lake.build(IDENTITY, fill);
    const second = await lake.build(IDENTITY, () => Promise.reject(new Error('it was made again')));
    expect([first.made, second.made]).toEqual([true, false]);
    expect(second.version).toEqual(first.version);
    expect(second.version.tables).toMatchObject([{ name: 'accepted', rows: 10 }]);
  });

  it('names a version by what it is made of', () => {
    const other = { ...IDENTITY, fingerprint: ['two'] };
    expect(lake.identify(IDENTITY)).toBe(lake.identify({ ...IDENTITY }));
    expect(lake.identify(other)).not.toBe(lake.identify(IDENTITY));
  });

  it('shows nothing of a version whose making failed', async () => {
    const failing = lake.build(IDENTITY, async (workspace) => {
      await fill(workspace);
      throw new Error('stopped');
    });
    await expect(failing).rejects.toThrow('stopped');
    expect(await lake.find(lake.identify(IDENTITY))).toBeUndefined();
    expect(existsSync(lake.folderOf(lake.identify(IDENTITY)))).toBe(false);
    expect(await readdir(join(home, 'aside'))).toEqual(['spill']);
  });

  it('never shows readers a file gone or half changed while a version is made again', async () => {
    const { version } = await lake.build(IDENTITY, shuffled);
    const serving = await openServing(lake, [version]);
    const sums = new Set<unknown>();
    let again = true;
    const reading = (async () => {
      while (again) {
        const [row] = await serving.rows(
          sql`select sum(row_id) || ' ' || max(length(text)) as sum from intake_sample.accepted`,
        );
        sums.add(row?.['sum']);
      }
    })();
    for (let round = 0; round < 15; round++) {
      expect((await lake.build(IDENTITY, shuffled, { again: true })).version.id).toBe(version.id);
    }
    again = false;
    await reading;
    await serving.close();
    expect([...sums]).toEqual(['1249975000 32']);
  });

  it('counts the last making, and sweeps the former ones away', async () => {
    const parts =
      (count: number): Build =>
      async (workspace) => {
        for (let part = 0; part < count; part++)
          await workspace.writePart('accepted', sql`select 1 as row_id`);
        return {};
      };
    const { version } = await lake.build(IDENTITY, parts(3));
    const first = lake.folderOf(version.id);
    expect(first).toBe(join(home, 'lake', version.id));
    for (const count of [4, 2]) await lake.build(IDENTITY, parts(count), { again: true });
    const last = lake.folderOf(version.id);
    expect((await readdir(last)).sort()).toEqual([
      'accepted-00001.parquet',
      'accepted-00002.parquet',
      'manifest.json',
    ]);
    expect((await lake.build(IDENTITY, parts(9))).made).toBe(false);
    expect(existsSync(first)).toBe(true);
    await lake.sweep();
    expect(await readdir(join(last, '..'))).toEqual([`${version.id.split('/').at(-1)}.3`]);
    expect(lake.folderOf(version.id)).toBe(last);
    expect((await lake.find(version.id))?.tables).toMatchObject([{ rows: 2 }]);
  });
});

describe('a table that lies in files by the values of a column', () => {
  const asked = { dataset: 'intake/sample', table: 'accepted', column: 'row_id' };
  const rowsOf = async (build: Build, numbers: readonly bigint[]) => {
    const { version } = await lake.build(IDENTITY, build);
    const serving = await openServing(lake, [version]);
    const files = await serving.holding({ ...asked, within: each(numbers) });
    const rows = await serving.rows(sql`select cast(count(*) as integer) as rows from ${files}`);
    await serving.close();
    return rows[0]?.['rows'];
  };
  const inFiles: Build = async ({ writePart }) => {
    for (const from of [0, 100, 200])
      await writePart('accepted', sql`select range + ${from} as row_id from range(100)`);
    return {};
  };

  it.each([
    { numbers: [150n], rows: 100 },
    { numbers: [99n, 200n], rows: 200 },
    { numbers: [999n], rows: 100 },
  ])('is read in those files alone that may hold them: $numbers', async ({ numbers, rows }) => {
    expect(await rowsOf(inFiles, numbers)).toBe(rows);
  });

  it('may also be a text, and lies in as many files as its length asks for, in its order', async () => {
    const words = sql`select cast(range as integer) as place, 'w' || lpad(cast(range // 2 as varchar), 3, '0') as word from range(100)`;
    const { version } = await lake.build(IDENTITY, async ({ writeTable, engine }) => {
      await writeTable('accepted', words, { rowGroupRows: 6, groupsAFile: 5 });
      return { rows: (await engine.rows(sql`select place from accepted`)).map(({ place }) => place) };
    });
    const all = Array.from({ length: 100 }, (_, place) => place);
    expect(version.notes['rows']).toEqual(all);
    expect(await readdir(lake.folderOf(version.id))).toHaveLength(5);
    const serving = await openServing(lake, [version]);
    const placesWithin = async (first: string, last: string) => {
      const files = await serving.holding({ ...asked, column: 'word', within: [{ first, last }] });
      return (await serving.rows(sql`select place from ${files}`)).map(({ place }) => place);
    };
    expect(await placesWithin('w013', 'w024x')).toEqual(all.slice(25, 50));
    expect(await placesWithin('w000', 'w012')).toEqual(all.slice(0, 50));
    expect(await serving.rows(sql`select place from intake_sample.accepted order by place`)).toHaveLength(
      100,
    );
    await serving.close();
  });

  it('is read whole where there is one file', async () => {
    expect(await rowsOf(fill, [999n])).toBe(10);
  });
});

describe('a damaged version', () => {
  const cases: [string, (folder: string) => Promise<unknown>][] = [
    ['a table that is gone', (folder) => rm(join(folder, 'accepted.parquet'))],
    ['a table that was cut off', (folder) => truncate(join(folder, 'accepted.parquet'), 40)],
    ['a folder that is gone', (folder) => rm(folder, { recursive: true })],
  ];
  for (const [what, damage] of cases) {
    it(`is named with the stage to run again: ${what}`, async () => {
      const { version } = await lake.build(IDENTITY, fill);
      await damage(lake.folderOf(version.id));
      await expect(lake.openEngine([version])).rejects.toMatchObject({
        code: 'VERSION_DAMAGED',
        params: { version: version.id, stage: 'intake' },
      });
      const again = await lake.build(IDENTITY, fill, { again: true });
      expect(await countRows(again)).toBe(10);
    });
  }

  it('can be made again though its manifest cannot be read', async () => {
    const { version } = await lake.build(IDENTITY, fill);
    await writeFile(join(lake.folderOf(version.id), 'manifest.json'), '{"id": "inta');
    await expect(lake.find(version.id)).rejects.toMatchObject({
      code: 'VERSION_DAMAGED',
      params: { file: 'manifest.json' },
    });
    expect(await countRows(await lake.build(IDENTITY, fill, { again: true }))).toBe(10);
    expect(JSON.parse(await readFile(join(lake.folderOf(version.id), 'manifest.json'), 'utf8')).id).toBe(
      version.id,
    );
  });
});

describe('work under way', () => {
  it('of a killed process is swept away; what a living one spills stays', async () => {
    const nobody = 2 ** 22 + 1;
    const mine = join(home, 'aside', 'spill', `${process.pid}-mine`);
    const dead = join(home, 'aside', 'spill', `${nobody}-dead`);
    const half = join(home, 'aside', 'half-made');
    for (const folder of [mine, dead, half]) await mkdir(folder, { recursive: true });
    await lake.sweep();
    expect([mine, dead, half].map((folder) => existsSync(folder))).toEqual([true, false, false]);
  });

  it('of two engines that spill at once is kept apart', async () => {
    const small = await openLake(home, { memoryMb: 64, threads: 1 });
    const engines = await Promise.all([small.openEngine([]), small.openEngine([])]);
    const work = sql`create temp table big as select range as n, md5(range::varchar) as text from range(1500000)`;
    await Promise.all(engines.map((engine) => engine.run(work)));
    const spilled = await readdir(join(home, 'aside', 'spill'));
    expect(spilled.length).toBe(2);
    const answers = await Promise.all(
      engines.map((engine) => engine.rows(sql`select sum(n)::varchar as total, max(text) as last from big`)),
    );
    expect(answers[0]).toEqual(answers[1]);
    await Promise.all(engines.map((engine) => engine.close()));
    expect(await readdir(join(home, 'aside', 'spill'))).toEqual([]);
  });
});

async function countRows({ version }: BuiltVersion): Promise<unknown> {
  const engine = await lake.openEngine([version]);
  const [row] = await engine.rows(sql`select count(*)::int as n from intake_sample.accepted`);
  await engine.close();
  return row?.['n'];
}
