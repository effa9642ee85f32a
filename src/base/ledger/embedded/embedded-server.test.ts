import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type EmbeddedServer, joinEmbeddedServer } from './index.ts';
import { hasEnded } from './postmaster-file.ts';

const LOCK = { lockClass: 1, lock: 1 };
const HERE = new URL('./index.ts', import.meta.url).href;
const folders: string[] = [];

beforeAll(async () => {
  // The first start makes the data folder; all but the last group of tests use it again.
  await (await joinEmbeddedServer(home, LOCK)).leave();
}, 60_000);

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function makeHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chipao-test-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

const home = makeHome();
const dataOf = (folder: string) => join(folder, 'ledger', 'data');

function serverPid(data = dataOf(home)): number | undefined {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

const isRunning = (pid = 0) => pid > 0 && !hasEnded(pid);

async function query(server: EmbeddedServer, sql: string): Promise<unknown[]> {
  const client = new Client(await server.address());
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

const childScript = (folder: string, then: string) => [
  '--input-type=module',
  '-e',
  `import { joinEmbeddedServer } from '${HERE}';
   const server = await joinEmbeddedServer('${folder}', ${JSON.stringify(LOCK)});
   ${then}`,
];

describe('one process', () => {
  it('leaves no process and no lock file behind when it leaves', async () => {
    const server = await joinEmbeddedServer(home, LOCK);
    const pid = serverPid();
    expect(isRunning(pid)).toBe(true);
    await server.leave();
    expect(isRunning(pid)).toBe(false);
    expect(serverPid()).toBeUndefined();
  });

  it('is reached by its socket only, sorts as Thai is sorted, and keeps what it is told', async () => {
    const server = await joinEmbeddedServer(home, LOCK);
    const words = `select string_agg(word, ' ' order by word) from (values ('ไก่'), ('ขา'), ('เก่า'), ('กา')) as list (word)`;
    expect(
      await query(server, `select current_setting('listen_addresses'), current_setting('fsync')`),
    ).toEqual(['', 'on']);
    expect(await query(server, words)).toEqual(['กา เก่า ไก่ ขา']);
    await server.leave();
  });

  it('starts the server again when it is killed, with nothing that was acknowledged lost', async () => {
    const server = await joinEmbeddedServer(home, LOCK);
    await query(server, 'create table kept (value integer)');
    await query(server, 'insert into kept values (7)');
    const first = serverPid();
    process.kill(first ?? 0, 'SIGKILL');
    await vi.waitUntil(async () => (await server.address()) && serverPid() !== first, 60_000);
    expect(await query(server, 'select value from kept')).toEqual([7]);
    await query(server, 'drop table kept');
    const second = serverPid();
    await server.leave();
    expect([isRunning(first), isRunning(second)]).toEqual([false, false]);
  });

  it('is not fooled by a lock file whose process number now belongs to something else', async () => {
    const socket = join(home, 'ledger', 'socket');
    const lines = [process.pid, dataOf(home), 0, 5432, socket, '', '', 'ready'];
    writeFileSync(join(dataOf(home), 'postmaster.pid'), lines.join('\n'));
    const server = await joinEmbeddedServer(home, LOCK);
    expect(serverPid()).not.toBe(process.pid);
    await server.leave();
  });

  it('says so when the data cannot be used, instead of waiting', async () => {
    const broken = makeHome();
    mkdirSync(dataOf(broken), { recursive: true, mode: 0o700 });
    writeFileSync(join(dataOf(broken), 'PG_VERSION'), '12\n');
    await expect(joinEmbeddedServer(broken, LOCK)).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  });
});

describe('several processes', { timeout: 60_000 }, () => {
  it('share one server, and the last to leave stops it', async () => {
    const first = await joinEmbeddedServer(home, LOCK);
    const pid = serverPid();
    const second = await joinEmbeddedServer(home, LOCK);
    expect(serverPid()).toBe(pid);
    await first.leave();
    expect(await query(second, 'select 1')).toEqual([1]);
    await second.leave();
    expect(isRunning(pid)).toBe(false);
  });

  it('adopt the server of a process that was killed', async () => {
    const child = spawn(
      process.execPath,
      childScript(home, `console.log('joined'); setInterval(() => undefined, 1000);`),
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    const orphan = serverPid();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await joinEmbeddedServer(home, LOCK);
    expect(serverPid()).toBe(orphan);
    await server.leave();
    expect(isRunning(orphan)).toBe(false);
  });

  it('are not held up by one that was killed while it made the data folder', async () => {
    const fresh = makeHome();
    const child = spawn(process.execPath, childScript(fresh, ''), { stdio: 'ignore' });
    const ledger = join(fresh, 'ledger');
    const hasDraft = () =>
      existsSync(ledger) && readdirSync(ledger).some((name) => name.startsWith('draft-'));
    await vi.waitUntil(hasDraft, { timeout: 20_000, interval: 5 });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const server = await joinEmbeddedServer(fresh, LOCK);
    expect(await query(server, 'select 1')).toEqual([1]);
    await server.leave();
    expect(existsSync(join(ledger, 'starting'))).toBe(false);
  });

  it('come and go at once without one losing its server', async () => {
    const fresh = makeHome();
    const useIt = `
      const { Client } = await import('pg');
      const client = new Client(await server.address());
      await client.connect();
      const { rows } = await client.query('select 1 as one');
      await client.end();
      await server.leave();
      console.log(rows[0].one);`;
    const run = promisify(execFile);
    const cwd = import.meta.dirname;
    const all = await Promise.all(
      Array.from({ length: 4 }, () => run(process.execPath, childScript(fresh, useIt), { cwd })),
    );
    expect(all.map(({ stdout }) => stdout.trim())).toEqual(['1', '1', '1', '1']);
    expect(serverPid(dataOf(fresh))).toBeUndefined();
  });
});

describe('awkward places', { timeout: 60_000 }, () => {
  it('takes a short path for the socket when the home lies deep or has a Thai name', async () => {
    const deep = join(makeHome(), 'บ้าน', 'x'.repeat(120));
    const server = await joinEmbeddedServer(deep, LOCK);
    const { host } = await server.address();
    expect(host?.length).toBeLessThan(90);
    expect(await query(server, 'select 1')).toEqual([1]);
    await server.leave();
    rmSync(host ?? '', { recursive: true });
  });

  it.runIf(process.getuid?.() === 0)(
    'keeps the data outside a home that the server may not enter, while there is a home',
    async () => {
      const closed = makeHome();
      chmodSync(closed, 0o700);
      const server = await joinEmbeddedServer(closed, LOCK);
      const elsewhere = readFileSync(join(closed, 'ledger', 'elsewhere'), 'utf8').trim();
      folders.push(elsewhere);
      expect(await query(server, 'select 1')).toEqual([1]);
      await server.leave();
      expect(existsSync(join(elsewhere, 'data', 'PG_VERSION'))).toBe(true);
      const again = await joinEmbeddedServer(closed, LOCK);
      expect(serverPid(join(elsewhere, 'data'))).toBeDefined();
      await again.leave();
    },
    60_000,
  );

  it.runIf(process.getuid?.() === 0)(
    'takes away such data when its temporary home is gone',
    async () => {
      const closed = makeHome();
      chmodSync(closed, 0o700);
      const abandoned = mkdtempSync(join(tmpdir(), 'chipao-ledger-'));
      folders.push(abandoned);
      writeFileSync(join(abandoned, 'home'), join(closed, 'gone'));
      const longAgo = new Date(Date.now() - 3_600_000);
      utimesSync(abandoned, longAgo, longAgo);
      await (await joinEmbeddedServer(closed, LOCK)).leave();
      folders.push(readFileSync(join(closed, 'ledger', 'elsewhere'), 'utf8').trim());
      expect(existsSync(abandoned)).toBe(false);
    },
    60_000,
  );
});
