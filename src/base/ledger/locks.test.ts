import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Ledger, openLedger } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;

beforeAll(async () => {
  chmodSync(home, 0o755);
  ledger = await openLedger({ home, databaseUrl: undefined });
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

/** A process that takes the lock, starts a run and then does nothing until it is killed. */
async function startOtherWriter() {
  const script = `
    import { openLedger } from '${new URL('./index.ts', import.meta.url).href}';
    const ledger = await openLedger({ home: '${home}', databaseUrl: undefined });
    await ledger.runs.lockWriter();
    await ledger.runs.start({ inputDir: '/inbox' });
    console.log('writing');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

it('refuses a second writer and names the process of the first', async () => {
  const lock = await ledger.runs.lockWriter();
  await expect(ledger.runs.lockWriter()).rejects.toMatchObject({
    code: 'HOME_BUSY',
    params: { home, pid: String(process.pid) },
  });
  await lock.release();
  await (await ledger.runs.lockWriter()).release();
});

it('lets readers read while somebody writes', async () => {
  await using _lock = await ledger.runs.lockWriter();
  const reader = await openLedger({ home, databaseUrl: undefined });
  expect(await reader.versions.allCurrent()).toEqual([]);
  await reader.close();
});

it('gives the lock back with the ledger', async () => {
  const other = await openLedger({ home, databaseUrl: undefined });
  await other.runs.lockWriter();
  await other.close();
  await (await ledger.runs.lockWriter()).release();
});

it('frees the lock of a killed process and ends the run that it left open', async () => {
  const child = await startOtherWriter();
  await expect(ledger.runs.lockWriter()).rejects.toMatchObject({ params: { pid: String(child.pid) } });
  expect((await ledger.runs.latest())?.state).toBe('running');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await vi.waitUntil(() => ledger.runs.lockWriter().catch(() => undefined), 40_000);
  expect(await ledger.runs.latest()).toMatchObject({ state: 'failed', problem: { code: 'UNEXPECTED' } });
  await lock.release();
}, 60_000);

it('tells who is writing, and that nobody is', async () => {
  expect(await ledger.runs.findWriter()).toBeUndefined();
  const lock = await ledger.runs.lockWriter();
  expect(await ledger.runs.findWriter()).toBe(String(process.pid));
  await lock.release();
  await vi.waitFor(async () => expect(await ledger.runs.findWriter()).toBeUndefined(), 40_000);
});
