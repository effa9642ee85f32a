import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { problem } from '../errors/index.ts';
import { type IsoDate, parseIsoDate } from '../model/index.ts';
import type { Ledger } from './index.ts';
import { openPreparedLedger } from './testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

function date(text: string): IsoDate {
  const parsed = parseIsoDate(text);
  if (!parsed) throw problem('USAGE', { reason: text });
  return parsed;
}

it('keeps what a run was asked and how it ended', async () => {
  const run = await ledger.runs.start({ inputDir: '/inbox' });
  expect(run).toMatchObject({
    state: 'running',
    inputDir: '/inbox',
    asOf: undefined,
    finishedAt: undefined,
  });
  await ledger.runs.finish(run.id, {
    state: 'succeeded',
    asOf: date('2026-10-01'),
    summary: { people: 300_000, names: ['ก', 'ข'] },
  });
  const latest = await ledger.runs.latest();
  expect(latest).toMatchObject({
    id: run.id,
    state: 'succeeded',
    asOf: '2026-10-01',
    summary: { people: 300_000, names: ['ก', 'ข'] },
  });
  expect(latest?.finishedAt?.getTime()).toBeGreaterThanOrEqual(run.startedAt.getTime());
});

it('keeps the code and parameters of what made a run fail, and still knows the last that succeeded', async () => {
  const good = await ledger.runs.start({ inputDir: '/inbox' });
  await ledger.runs.finish(good.id, { state: 'succeeded', asOf: date('2026-10-01'), summary: {} });
  const bad = await ledger.runs.start({ inputDir: '/inbox' });
  await ledger.runs.finish(bad.id, {
    state: 'failed',
    problem: problem('INPUT_MISSING', { path: '/inbox' }),
  });
  expect(await ledger.runs.latest()).toMatchObject({
    id: bad.id,
    problem: { code: 'INPUT_MISSING', params: { path: '/inbox' } },
  });
  expect((await ledger.runs.latestSucceeded())?.id).toBe(good.id);
});

it('ends a run once', async () => {
  const run = await ledger.runs.start({ inputDir: '/inbox' });
  await ledger.runs.finish(run.id, { state: 'succeeded', asOf: date('2026-10-01'), summary: {} });
  await expect(
    ledger.runs.finish(run.id, { state: 'succeeded', asOf: date('2026-10-01'), summary: {} }),
  ).rejects.toMatchObject({
    code: 'RUN_NOT_OPEN',
  });
});

it('finds a run by its number', async () => {
  const run = await ledger.runs.start({ inputDir: '/inbox' });
  expect(await ledger.runs.find(run.id)).toEqual(run);
  expect(await ledger.runs.find(run.id + 1)).toBeUndefined();
});
