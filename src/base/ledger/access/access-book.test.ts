import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
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

const client = async () => {
  const connection = new Client({
    host: join(home, 'ledger', 'socket'),
    user: 'chipao',
    database: 'postgres',
  });
  await connection.connect();
  return connection;
};

it('writes what the log will say in the same transaction, with nobody named in it', async () => {
  const key = 123_456_789n;
  await ledger.access.append({
    ...entry,
    personKeys: [key],
    sessionId: 'session-of-malee',
    reason: 'ไปเยี่ยมคุณยายสมศรี',
    agreement: 'agr/1',
    fields: ['income'],
  });
  const waiting = await ledger.audit.outbox.waiting(1000);
  const payload = waiting.at(-1)?.payload ?? '';
  expect(JSON.parse(payload)).toMatchObject({
    kind: 'read',
    act: 'list',
    agreement: 'agr/1',
    fields: ['income'],
    people: { count: 1, tokens: [expect.stringMatching(/^[0-9a-f]{32}$/)] },
    sealed: { reason: expect.stringMatching(/^[0-9a-f]{64}$/) },
    session: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  for (const secret of ['123456789', 'malee', 'สมศรี']) expect(payload).not.toContain(secret);
  expect((await ledger.access.recent(key, 1))[0]).toMatchObject({
    reason: 'ไปเยี่ยมคุณยายสมศรี',
    agreement: 'agr/1',
  });
});

it('gives one person another token in each entry', async () => {
  await ledger.access.append({ ...entry, personKeys: [77n] });
  await ledger.access.append({ ...entry, personKeys: [77n] });
  const [one, two] = (await ledger.audit.outbox.waiting(1000))
    .slice(-2)
    .map(({ payload }) => JSON.parse(payload));
  expect(one.people.tokens[0]).not.toBe(two.people.tokens[0]);
});

it('writes neither the read nor its outbox row when one of them fails', async () => {
  const before = (await ledger.audit.outbox.waiting(1000)).length;
  await expect(ledger.access.append({ ...entry, rows: 2 ** 40 })).rejects.toThrow();
  expect(await ledger.audit.outbox.waiting(1000)).toHaveLength(before);
});

it('holds many people as the root of their tokens', async () => {
  const personKeys = Array.from({ length: 300 }, (_, place) => BigInt(10_000 + place));
  await ledger.access.append({ ...entry, personKeys, rows: 300 });
  const payload = JSON.parse((await ledger.audit.outbox.waiting(1000)).at(-1)?.payload ?? '');
  expect(payload.people).toEqual({ count: 300, root: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

it('finds the bulk reads that met somebody by asking for each', async () => {
  await ledger.access.append({
    ...entry,
    act: 'cube',
    personKeys: [],
    predicate: { area: '17' },
    datasetVersion: 'areas-1',
  });
  await ledger.access.append({
    ...entry,
    act: 'cube',
    personKeys: [],
    predicate: { area: '50' },
    datasetVersion: 'areas-1',
  });
  await ledger.access.append({ ...entry, act: 'read', personKeys: [909n] });
  const found = await ledger.access.touching([909n], {
    limit: 10,
    touched: async ({ predicate }) => JSON.stringify(predicate) === '{"area":"17"}',
  });
  expect(found.reads.map(({ act }) => act)).toEqual(['read', 'cube']);
});

it('gives all reads that touched somebody page by page, without those that are left out', async () => {
  const made = ['a', 'own', 'bulk', 'own', 'missed', 'missed', 'b', 'own', 'bulk', 'c'];
  for (const act of made) {
    const isBulk = act === 'bulk' || act === 'missed';
    await ledger.access.append({
      ...entry,
      act,
      purpose: act === 'own' ? 'own-data' : entry.purpose,
      personKeys: isBulk ? [] : [707n],
      ...(isBulk && { predicate: { meets: act === 'bulk' ? 707 : 0 }, datasetVersion: 'areas-1' }),
    });
  }
  for (const limit of [1, 2, 3, 50]) {
    const seen: string[] = [];
    let beforeId: number | undefined;
    do {
      const page = await ledger.access.touching([707n, 708n], {
        limit,
        beforeId,
        touched: async ({ predicate }) => JSON.stringify(predicate) === '{"meets":707}',
        without: { purpose: 'own-data', sessionId: undefined },
      });
      seen.push(...page.reads.map(({ act }) => act));
      beforeId = page.next;
    } while (beforeId !== undefined);
    expect([limit, seen]).toEqual([limit, ['c', 'bulk', 'b', 'bulk', 'a']]);
  }
});

it('tells those who watch over reading how many people an act touched, and not which', async () => {
  await ledger.access.append({
    ...entry,
    act: 'export-cohort',
    personKeys: [1n, 2n],
    rows: 2,
    area: '170203',
  });
  const [latest] = await ledger.access.list({ limit: 1, act: 'export-cohort', area: '17', atLeastPeople: 2 });
  expect(latest).toMatchObject({ act: 'export-cohort', rows: 2, area: '170203' });
  expect(latest).not.toHaveProperty('personKeys');
  expect(await ledger.access.list({ limit: 1, act: 'export-cohort', area: '50' })).toEqual([]);
  expect((await ledger.access.kinds()).acts).toContain('export-cohort');
});

it('names the reads that no longer say what the log was told', async () => {
  await ledger.access.append({ ...entry, act: 'read-person', personKeys: [5n], rows: 1 });
  expect(await ledger.audit.checkReads(0n, 1000)).toMatchObject({ differing: [], missing: [] });
  const connection = await client();
  await connection.query('alter table access_entry disable trigger all');
  await connection.query(
    "update access_entry set purpose = 'curiosity' where id = (select max(id) from access_entry) returning id",
  );
  const { differing } = await ledger.audit.checkReads(0n, 1000);
  expect(differing).toHaveLength(1);
  await connection.query("update access_entry set purpose = 'follow-up' where id = $1", [differing[0]]);
  await ledger.audit.forget([5n]);
  expect(await ledger.audit.checkReads(0n, 1000)).toMatchObject({ differing: [], missing: [] });
  await connection.query('alter table access_entry enable trigger all');
  await connection.end();
});

it('numbers a row of the outbox once and never changes it', async () => {
  const [first] = await ledger.audit.outbox.waiting(1);
  await ledger.audit.outbox.number([{ id: first?.id ?? 0n, logIndex: 0 }]);
  const connection = await client();
  for (const change of [
    "update audit_outbox set payload = '{}'",
    'update audit_outbox set log_index = 7 where log_index = 0',
    'delete from audit_outbox',
  ])
    await expect(connection.query(change)).rejects.toThrow('audit_outbox only grows');
  await connection.end();
});
