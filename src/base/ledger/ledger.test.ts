import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Ledger, openLedger } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
const embedded = { home, databaseUrl: undefined };
const socketUrl = `postgresql://chipao@/postgres?host=${encodeURIComponent(join(home, 'ledger', 'socket'))}`;
let ledger: Ledger;

beforeAll(async () => {
  chmodSync(home, 0o755);
  ledger = await openLedger(embedded);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

it('opens empty', async () => {
  expect(await ledger.runs.latest()).toBeUndefined();
  expect(await ledger.versions.allCurrent()).toEqual([]);
});

it('may be open in several places at once, and closed twice', async () => {
  const other = await openLedger(embedded);
  expect(await other.runs.latest()).toBeUndefined();
  await other.close();
  await other.close();
  expect(await ledger.runs.latest()).toBeUndefined();
});

it('is closed at the end of its block, and using it after that starts nothing', async () => {
  const elsewhere = join(home, 'second');
  let seen: Ledger;
  {
    await using other = await openLedger({ home: elsewhere, databaseUrl: undefined });
    expect(await other.runs.latest()).toBeUndefined();
    seen = other;
  }
  await expect(seen.runs.latest()).rejects.toThrow();
  await expect(seen.runs.lockWriter()).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
  expect(existsSync(join(elsewhere, 'ledger', 'data', 'postmaster.pid'))).toBe(false);
});

it('is whichever PostgreSQL the address names', async () => {
  const byAddress = await openLedger({ home: '/nowhere', databaseUrl: socketUrl });
  await ledger.sessions.open({ role: 'officer', areaScope: 'TH', subject: 'demo', hours: 1 });
  expect(await byAddress.describeSchema()).toBe(await ledger.describeSchema());
  await byAddress.close();
  expect(await ledger.runs.latest()).toBeUndefined();
});

it('says when nothing answers at the address', async () => {
  const opening = openLedger({ home, databaseUrl: 'postgresql://chipao@127.0.0.1:1/chipao' });
  await expect(opening).rejects.toMatchObject({
    code: 'LEDGER_UNAVAILABLE',
    params: { reason: expect.stringContaining('ECONNREFUSED') },
  });
});

it('answers again after its server was killed', async () => {
  const pid = Number(readFileSync(join(home, 'ledger', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  const isBack = () =>
    ledger.runs.latest().then(
      () => true,
      () => false,
    );
  await vi.waitUntil(isBack, { timeout: 60_000, interval: 20 });
  const { token } = await ledger.sessions.open({
    role: 'officer',
    areaScope: 'TH',
    subject: 'demo',
    hours: 1,
  });
  expect(await ledger.sessions.find(token)).toBeDefined();
}, 90_000);
