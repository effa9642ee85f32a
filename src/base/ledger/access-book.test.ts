import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

const entry = { role: 'officer', act: 'list', purpose: 'follow-up', personKeys: [1n], rows: 1 };

it('tells a person who looked, the latest first, with keys no number could hold', async () => {
  const key = 2n ** 60n - 1n;
  await ledger.access.append({ ...entry, personKeys: [key, 5n], rows: 2 });
  await ledger.access.append({
    ...entry,
    act: 'read',
    personKeys: [5n],
    area: '5001',
    datasetVersion: 'areas-1',
  });
  await ledger.access.append({ ...entry, act: 'export', personKeys: [key], sessionId: 'abc' });
  const seen = await ledger.access.recent(key, 10);
  expect(seen.map(({ act }) => act)).toEqual(['export', 'list']);
  expect(seen[1]).toMatchObject({
    personKeys: [key, 5n],
    rows: 2,
    sessionId: undefined,
    at: expect.any(Date),
  });
  expect(await ledger.access.recent(5n, 1)).toMatchObject([
    { act: 'read', area: '5001', datasetVersion: 'areas-1' },
  ]);
});

it('takes an act that touched nobody', async () => {
  await ledger.access.append({ ...entry, personKeys: [], rows: 0 });
  expect(await ledger.access.recent(404n, 10)).toEqual([]);
});

it('can be neither changed nor emptied', async () => {
  await ledger.access.append(entry);
  const client = new Client({ host: join(home, 'ledger', 'socket'), user: 'chipao', database: 'postgres' });
  await client.connect();
  for (const change of [
    'update access_entry set rows = 0',
    'delete from access_entry',
    'truncate access_entry',
  ]) {
    await expect(client.query(change)).rejects.toThrow('access_entry only grows');
  }
  await client.end();
  expect(await ledger.access.recent(1n, 10)).toHaveLength(1);
});
