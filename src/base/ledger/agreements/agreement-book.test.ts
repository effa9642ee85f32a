import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '../../model/index.ts';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';
import type { NewReceipt, ReceiptLimits } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

const hashed = (body: string) => `sha256:${createHash('sha256').update(body).digest('hex')}`;
const versionOf = (id: string, version: number, prev: string | null = null) => {
  const body = JSON.stringify({ id, version });
  return { hash: hashed(body), id, version, prev, body };
};
const anything = () => undefined;

describe('the book of agreements', () => {
  it('keeps a version as the very text that was hashed, and takes the same text twice but no other', async () => {
    const version = versionOf('agr-one', 1);
    await ledger.agreements.propose(version, { actor: 'mali' });
    await ledger.agreements.propose(version, { actor: 'mali' });
    expect(await ledger.agreements.find(version.hash)).toMatchObject({ ...version, proposedBy: 'mali' });
    expect(await ledger.agreements.stateOf(version.hash)).toBe('proposed');
    const body = '{"other":1}';
    const other = { ...version, body, hash: hashed(body) };
    await expect(ledger.agreements.propose(other, { actor: 'mali' })).rejects.toMatchObject({
      code: 'AGREEMENT_CHANGED',
    });
    const wrong = { ...versionOf('agr-wrong', 1), body: '{}' };
    await expect(ledger.agreements.propose(wrong, { actor: 'mali' })).rejects.toThrow(
      'agreement_hash_of_body',
    );
  });

  it('has one active version at most: a newer one ends the one before', async () => {
    const one = versionOf('agr-two', 1);
    const two = versionOf('agr-two', 2, one.hash);
    await ledger.agreements.propose(one, { actor: 'mali' });
    await ledger.agreements.propose(two, { actor: 'mali' });
    const activate = (hash: string) =>
      ledger.agreements.move({ hash, state: 'active', reason: 'all signed', actor: 'mali' }, anything);
    await activate(one.hash);
    await activate(two.hash);
    const states = (await ledger.agreements.list('agr-two')).map(({ steps }) =>
      steps.map(({ state }) => state),
    );
    expect(states).toEqual([
      ['proposed', 'active', 'expired'],
      ['proposed', 'active'],
    ]);
  });

  it('shows how a version stands to the check, and keeps nothing when it throws', async () => {
    const version = versionOf('agr-three', 1);
    await ledger.agreements.propose(version, { actor: 'mali' });
    const refuse = () => {
      throw new RangeError('no');
    };
    const step = { hash: version.hash, state: 'active' as const, reason: 'all signed', actor: 'mali' };
    await expect(ledger.agreements.move(step, refuse)).rejects.toThrow('no');
    expect(await ledger.agreements.stateOf(version.hash)).toBe('proposed');
    await expect(ledger.agreements.move({ ...step, reason: ' ' }, anything)).rejects.toThrow('has_reason');
  });

  it('keeps one signature a party, and counts a key until it is revoked', async () => {
    const { hash } = versionOf('agr-three', 1);
    const signature = { party: 'org:a', kid: 'k1', alg: 'Ed25519' as const, signature: 'AAAA' };
    await ledger.agreements.sign(hash, signature);
    await ledger.agreements.sign(hash, { ...signature, signature: 'BBBB' });
    expect((await ledger.agreements.find(hash))?.signatures).toEqual([signature]);
    const key = { party: 'org:a', kid: 'k1', publicKey: 'MCow' };
    await ledger.agreements.addKey(key, 'mali');
    expect(await ledger.agreements.keys()).toEqual([key]);
    const twin = { ...key, party: 'org:b' };
    await ledger.agreements.addKey(twin, 'mali');
    expect(await ledger.agreements.keys()).toEqual([key, twin]);
    const then = new Date();
    await new Promise((done) => setTimeout(done, 20));
    await ledger.agreements.revokeKey(key, 'mali');
    expect(await ledger.agreements.keys()).toEqual([twin]);
    expect(await ledger.agreements.keys(then)).toEqual([key, twin]);
    expect([await ledger.agreements.wasRevoked(key), await ledger.agreements.wasRevoked(twin)]).toEqual([
      true,
      false,
    ]);
  });
});

const receipt: NewReceipt = {
  agreementId: 'agr-one',
  agreementHash: versionOf('agr-one', 1).hash,
  grant: 'g1',
  recipient: 'org:a',
  act: 'cohort',
  request: { act: 'cohort' },
  planHash: 'sha256:1',
  runId: 7n,
  asOf: '2026-09-30' as IsoDate,
  datasetVersions: ['profiles/1'],
  rows: 2,
  subjects: 2,
  bytes: 20,
  bodyHash: 'sha256:2',
  format: 'ndjson',
  personKeys: [],
};
const limits: ReceiptLimits = {
  dayBegan: new Date(0),
  subjectsPerDay: 5,
  tablesPerDay: 2,
  conditionsPerSet: 2,
  lookups: { since: new Date(0), atLeast: 4, percentFound: 50, minutes: 60 },
};
const access = { role: 'integrator', act: 'share', purpose: 'x', personKeys: [77n], rows: 2 };
const write = (changes: Partial<NewReceipt>) =>
  ledger.receipts.write({ receipt: { ...receipt, ...changes }, limits, access });

describe('the book of receipts', () => {
  it('writes a receipt together with the entry of the book of access', async () => {
    const written = await write({});
    expect(await ledger.receipts.find(written.id)).toEqual({ ...receipt, id: written.id, at: written.at });
    expect(await ledger.access.recent(77n, 5)).toHaveLength(1);
  });

  it('lets no more people leave a day than agreed, also when two ask at once', async () => {
    const both = await Promise.allSettled([write({ subjects: 3 }), write({ subjects: 3 })]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const subjects of [1, 0])
      await expect(write({ subjects })).rejects.toMatchObject({ code: 'SHARE_DAY_FULL' });
    expect(await ledger.access.recent(77n, 5)).toHaveLength(2);
  });

  it('lets no more tables be asked a day than may be, whoever was counted in them', async () => {
    const table = () =>
      ledger.receipts.write({
        receipt: { ...receipt, act: 'table', recipient: 'org:tables', subjects: 0 },
        limits: { ...limits, subjectsPerDay: null },
        access,
      });
    await table();
    await table();
    await expect(table()).rejects.toMatchObject({ code: 'SHARE_TABLES_FULL' });
  });

  it('lets tables of one published set be asked of so many conditions, whenever they are asked', async () => {
    const table = (where: object | undefined, runId = 7n) =>
      ledger.receipts.write({
        receipt: {
          ...receipt,
          act: 'table',
          recipient: 'org:asks',
          subjects: 0,
          request: { act: 'table', where },
          runId,
        },
        limits: { ...limits, subjectsPerDay: null, tablesPerDay: 100 },
        access,
      });
    const ages = [60, 70, 80].map((from) => ({ column: 'age', from }));
    await table(ages[0]);
    await table(ages[1]);
    // The same again, one without a condition, and the next set.
    await table(ages[1]);
    await table(undefined);
    await expect(table(ages[2])).rejects.toMatchObject({ code: 'SHARE_CONDITIONS_FULL' });
    await table(ages[2], 8n);
  });

  it('keeps the condition of a bulk read with the number of its receipt', async () => {
    const bulk = { ...access, personKeys: [], predicate: { share: 'x' }, datasetVersion: 'profiles/1' };
    const written = await ledger.receipts.write({
      receipt: { ...receipt, recipient: 'org:bulk' },
      limits,
      access: bulk,
    });
    const seen: unknown[] = [];
    const touched = async ({ predicate }: { predicate: unknown }) => seen.push(predicate) > 0;
    await ledger.access.touching([1n], { limit: 5, touched });
    expect(seen).toEqual([{ share: 'x', receipt: written.id }]);
  });

  it('holds look-ups back once most of them find nobody', async () => {
    const look = (rows: number) => write({ recipient: 'org:guess', act: 'lookup', rows, subjects: 0 });
    for (const rows of [1, 0, 0, 0]) await look(rows);
    await expect(look(0)).rejects.toMatchObject({ code: 'SHARE_GUESSING' });
  });

  it('is read by a recipient behind a fence that lets only their own rows through', async () => {
    expect((await ledger.receipts.ofRecipient('org:guess', 10)).map(({ recipient }) => recipient)).toEqual(
      Array(4).fill('org:guess'),
    );
    expect(await ledger.receipts.ofRecipient('org:nobody', 10)).toEqual([]);
  });
});

describe('the second fence', () => {
  it('shows no rows to a caller that was not given any, and only those it was given', async () => {
    const client = new Client({ host: join(home, 'ledger', 'socket'), user: 'chipao', database: 'postgres' });
    await client.connect();
    const count = async (table: string) =>
      Number((await client.query(`select count(*) from ${table}`)).rows[0].count);
    expect(await count('access_entry')).toBeGreaterThan(0);
    await client.query('begin');
    await client.query('set local role chipao_restricted');
    for (const table of ['share_receipt', 'access_entry', 'flag_entry', 'cohort_version'])
      expect({ table, rows: await count(table) }).toEqual({ table, rows: 0 });
    await client.query(
      "select set_config('chipao.person', '77', true), set_config('chipao.recipient', 'org:guess', true)",
    );
    expect(await count('access_entry')).toBeGreaterThan(0);
    expect(await count('share_receipt')).toBe(4);
    await client.query("select set_config('chipao.person', '78', true)");
    expect(await count('access_entry')).toBe(0);
    await expect(client.query('select * from agreement')).rejects.toThrow('permission denied');
    await client.query('rollback');
    await client.end();
  });
});
