import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatasetVersion } from '../model/index.ts';
import { type Lake, openLake } from './lake.ts';
import { openServing, type Serving } from './serving.ts';
import { sql, trusted } from './sql.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-lockdown-'));
const secret = join(home, 'secret.csv');
const LIMITS = { memoryMb: 256, threads: 1 };
let lake: Lake;
let serving: Serving;
let version: DatasetVersion;
let other: DatasetVersion;
let server: Server;
let calls = 0;

beforeAll(async () => {
  writeFileSync(secret, 'id\n1\n');
  lake = await openLake(home, LIMITS);
  version = await made('areas', 1);
  other = await made('people', 2);
  serving = await openServing(lake, [version], 2);
  server = createServer((_request, response) => {
    calls++;
    response.end('id\n1\n');
  }).listen(0, '127.0.0.1');
});

afterAll(async () => {
  await serving.close();
  server.close();
  rmSync(home, { recursive: true });
});

async function made(dataset: string, value: number): Promise<DatasetVersion> {
  const built = await lake.build({ dataset, parents: [], fingerprint: [value] }, async (workspace) => {
    await workspace.writeTable('figures', sql`select cast(${value} as integer) as value from range(1000)`);
    return {};
  });
  return built.version;
}

/** The folder that the engine may read: the only one below `readings`. */
function shown(): string {
  return join(home, 'readings', readdirSync(join(home, 'readings'))[0] ?? '');
}

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ESCAPES: readonly [string, () => string][] = [
  ['a file beside, by dots', () => `select * from read_csv('${shown()}/../../secret.csv')`],
  ['a file by its whole name', () => `select * from read_csv('${secret}')`],
  ['a file by a symbolic link in the folder', () => `select * from read_csv('${linked()}')`],
  ['the text of a file', () => `select * from read_text('/etc/hostname')`],
  ['names of files', () => `select * from glob('${home}/*')`],
  [
    'another version of the lake',
    () => `select * from read_parquet('${lake.folderOf(other.id)}/figures.parquet')`,
  ],
  ['writing out', () => `copy (select 1) to '${join(home, 'out.csv')}'`],
  ['another database', () => `attach '${join(home, 'other.db')}' as other`],
  ['the network', () => `select * from read_csv('${address()}/a.csv')`],
  ['an extension', () => `install httpfs`],
  ['an extension by name', () => `load httpfs`],
  ['opening the lock', () => `set enable_external_access = true`],
  ['more folders', () => `set allowed_directories = ['/']`],
  ['unlocking', () => `set lock_configuration = false`],
  ['more memory', () => `set memory_limit = '100GB'`],
  ['more threads', () => `set threads = 64`],
];

/** A link that somebody managed to put into the folder. */
function linked(): string {
  const path = join(shown(), 'link.csv');
  rmSync(path, { force: true });
  symlinkSync(secret, path);
  return path;
}

describe('a reading', () => {
  it('reads its own versions', async () => {
    expect(await serving.rows(sql`select cast(sum(value) as integer) as value from areas.figures`)).toEqual([
      { value: 1000 },
    ]);
  });

  it.each(ESCAPES)('does not let a statement reach %s', async (_what, statement) => {
    await expect(serving.rows(trusted(statement()))).rejects.toThrow(
      /disabled by configuration|configuration has been locked|Permission Error/,
    );
    expect(calls).toBe(0);
    expect(readdirSync(home)).not.toContain('out.csv');
  });

  it('reads a table of a former version through its own door', async () => {
    const table = await serving.tableOf(other, 'figures');
    expect(await serving.rows(sql`select max(value) as value from ${table ?? sql`nothing`}`)).toEqual([
      { value: 2 },
    ]);
    expect(await serving.tableOf({ ...other, id: 'people/0123456789abcdef0123' }, 'figures')).toBeUndefined();
  });

  it('stops a question that takes too long, says when to try again, and answers the next', async () => {
    const hasty = await openServing(await openLake(home, { ...LIMITS, querySeconds: 1 }), [version], 1);
    const long = hasty.rows(
      sql`select count(*) from range(100000) as a, range(100000000) as b where hash(a.range + b.range) % 7 = 3`,
    );
    await expect(long).rejects.toMatchObject({
      code: 'QUERY_TOO_LONG',
      params: { seconds: 1, retryAfterSeconds: 10 },
    });
    expect(await hasty.rows(sql`select 1 as one`)).toEqual([{ one: 1 }]);
    await hasty.close();
  });

  it('leaves nothing behind when it is closed', async () => {
    const own = await openServing(lake, [version], 1);
    expect(readdirSync(join(home, 'readings'))).toHaveLength(2);
    await own.close();
    expect(readdirSync(join(home, 'readings'))).toHaveLength(1);
  });

  it('that a killed process left is swept', async () => {
    const left = join(home, 'readings', '999999999-left');
    mkdirSync(left);
    await lake.sweep();
    expect(readdirSync(join(home, 'readings'))).not.toContain('999999999-left');
  });
});
