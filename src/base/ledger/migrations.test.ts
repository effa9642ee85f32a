import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type EmbeddedServer, joinEmbeddedServer } from './embedded/index.ts';
import { migrate, readMigrations } from './migrations.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let server: EmbeddedServer;
let client: Client;
let count = 0;

beforeAll(async () => {
  chmodSync(home, 0o755);
  server = await joinEmbeddedServer(home, { lockClass: 1, lock: 1 });
}, 60_000);

afterAll(async () => {
  await server.leave();
  rmSync(home, { recursive: true });
});

beforeEach(async () => {
  count += 1;
  client = await connect();
  await client.query(`create schema test_${count}`);
});

afterEach(async () => await client.end());

/** Each test has a schema to itself, as if the ledger were new. */
async function connect(): Promise<Client> {
  const made = new Client({ ...(await server.address()), options: `-c search_path=test_${count}` });
  await made.connect();
  return made;
}

function write(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(home, 'migrations-'));
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return readMigrations(pathToFileURL(`${folder}/`));
}

const first = { '0001-one.sql': 'create table one (id integer);' };
const both = { ...first, '0002-two.sql': 'insert into one values (2);' };

async function rowsOf(sql: string): Promise<unknown[]> {
  return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
}

it('applies what is missing, in order, once', async () => {
  await migrate(client, write({ ...first, 'notes.md': 'not a migration' }));
  await migrate(client, write(both));
  await migrate(client, write(both));
  expect(await rowsOf('select id from one')).toEqual([2]);
  expect(await rowsOf('select name from migration order by number')).toEqual([
    '0001-one.sql',
    '0002-two.sql',
  ]);
});

it('is applied once by processes that come at the same time', async () => {
  const others = await Promise.all([connect(), connect(), connect()]);
  await Promise.all([client, ...others].map((each) => migrate(each, write(both))));
  await Promise.all(others.map((each) => each.end()));
  expect(await rowsOf('select id from one')).toEqual([2]);
});

it('refuses a migration that was edited after it was applied, but not other line ends', async () => {
  await migrate(client, write({ '0001-one.sql': 'create table one\n(id integer);' }));
  await migrate(client, write({ '0001-one.sql': 'create table one\r\n(id integer);' }));
  await expect(
    migrate(client, write({ '0001-one.sql': 'create table one (id bigint);' })),
  ).rejects.toMatchObject({
    code: 'LEDGER_MIGRATION_CHANGED',
    params: { migration: '0001-one.sql' },
  });
});

it('refuses a ledger that a newer program has changed', async () => {
  await migrate(client, write(both));
  await expect(migrate(client, write(first))).rejects.toMatchObject({
    code: 'LEDGER_NEWER',
    params: { found: 2, known: 1 },
  });
});

it('leaves the ledger as it was when one fails', async () => {
  const broken = write({ ...both, '0003-three.sql': 'create table three (id integer); select nonsense;' });
  await expect(migrate(client, broken)).rejects.toMatchObject({
    code: 'LEDGER_MIGRATION_FAILED',
    params: { migration: '0003-three.sql' },
  });
  expect(await rowsOf(`select tablename from pg_tables where schemaname = 'test_${count}'`)).toEqual([]);
});

it('are numbered without a gap', () => {
  const numbers = readMigrations().map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
