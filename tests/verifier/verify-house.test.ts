import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouseAudit } from '../../src/base/audit/house-audit.ts';
import { auditFolder } from '../../src/base/audit/house-keys.ts';
import { openLogSource, proveEntry } from '../../src/base/audit/log-source.ts';
import { proveRead } from '../../src/base/audit/prove-read.ts';
import { verifyHouse } from '../../src/base/audit/verify/index.ts';
import { type Keys, openKeys } from '../../src/base/keys/index.ts';
import type { Ledger } from '../../src/base/ledger/index.ts';
import { openPreparedLedger } from '../../src/base/ledger/testing/prepared-ledger.ts';

let home = '';
let ledger: Ledger;
let keys: Keys;
let client: Client;

const read = { role: 'officer', act: 'read-person', purpose: 'area-work', personKeys: [7n], rows: 1 };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chipao-verify-'));
  ledger = await openPreparedLedger(home);
  keys = await openKeys(home);
  for (let count = 0; count < 6; count++) await ledger.access.append({ ...read, reason: `visit ${count}` });
  const settings = { home, environment: 'development' as const, witnessHours: 4 };
  const audit = openHouseAudit({ settings, keys, ledger, onTrouble: () => undefined });
  await audit.assertWitnessed();
  await audit.close();
  client = new Client({ host: join(home, 'ledger', 'socket'), user: 'chipao', database: 'postgres' });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await ledger.close();
  await rm(home, { recursive: true, force: true });
});

const check = async () =>
  (await verifyHouse({ home, keys, ledger })).findings.map(({ code, entry }) => [code, entry]);

/** Does something to the house, checks it, and takes it back. */
async function withChange(
  change: () => Promise<() => Promise<unknown>>,
): Promise<(string | number | undefined)[][]> {
  const takeBack = await change();
  try {
    return await check();
  } finally {
    await takeBack();
  }
}

async function turnByte(path: string, find: string): Promise<() => Promise<void>> {
  const own = await readFile(join(auditFolder(home), path));
  const turned = Buffer.from(own);
  turned[turned.indexOf(find)] = 35;
  await writeFile(join(auditFolder(home), path), turned);
  return () => writeFile(join(auditFolder(home), path), own);
}

async function asDatabaseOwner(table: string, change: string, back: string): Promise<() => Promise<unknown>> {
  const free = (statement: string) =>
    client.query(
      `alter table ${table} disable trigger all; ${statement}; alter table ${table} enable trigger all`,
    );
  await free(change);
  return () => free(back);
}

describe('the check of a house', () => {
  it('holds as it is, and compares every read', async () => {
    expect(await verifyHouse({ home, keys, ledger })).toMatchObject({ findings: [], size: 6, reads: 6 });
  });

  it('names the entry whose bundle was changed', async () => {
    const nonce = JSON.parse((await proveEntry(openLogSource(auditFolder(home)), 3)).entry.toString()).nonce;
    const found = await withChange(() => turnByte('tile/entries/000.p/6', nonce));
    expect(found).toContainEqual(['TILE_DIFFERS', 3]);
    expect(found).toContainEqual(['LEDGER_DIFFERS', 3]);
    expect(found).toContainEqual(['LOG_FILE_DIFFERS', 3]);
  });

  it('names the entry at which the first file breaks', async () => {
    const nonce = JSON.parse((await proveEntry(openLogSource(auditFolder(home)), 2)).entry.toString()).nonce;
    expect(await withChange(() => turnByte('log', nonce))).toEqual([['LOG_FILE_BROKEN', 2]]);
  });

  it('names the entry whose row a database owner changed, and the read of which the story was changed', async () => {
    const row = "payload = replace(payload, 'area-work', 'else-work')";
    const back = "payload = replace(payload, 'else-work', 'area-work')";
    const found = await withChange(() =>
      asDatabaseOwner(
        'audit_outbox',
        `update audit_outbox set ${row} where log_index = 4`,
        `update audit_outbox set ${back}`,
      ),
    );
    expect(found).toContainEqual(['LEDGER_DIFFERS', 4]);
    const story = await withChange(() =>
      asDatabaseOwner(
        'access_entry',
        "update access_entry set reason = 'nothing' where reason = 'visit 1'",
        "update access_entry set reason = 'visit 1' where reason = 'nothing'",
      ),
    );
    expect(story).toEqual([['READ_DIFFERS', undefined]]);
  });

  it('names a read that a database owner slipped in past the log', async () => {
    const insert =
      "insert into access_entry (role, act, purpose, person_keys, rows) values ('officer', 'read-person', 'area-work', '{9}', 1)";
    expect(
      await withChange(() =>
        asDatabaseOwner('access_entry', insert, 'delete from access_entry where outbox_id is null'),
      ),
    ).toEqual([['READ_NOT_LOGGED', undefined]]);
  });

  it('names the entry of a read that a database owner took out of the ledger', async () => {
    const which = "where reason = 'visit 1'";
    const take = `create table kept as select * from access_entry ${which}; delete from access_entry ${which}`;
    const back = 'insert into access_entry overriding system value select * from kept; drop table kept';
    expect(await withChange(() => asDatabaseOwner('access_entry', take, back))).toEqual([['READ_GONE', 1]]);
    expect(await check()).toEqual([]);
  });

  it('still holds when the salt of somebody was thrown away', async () => {
    await ledger.audit.forget([7n]);
    expect(await check()).toEqual([]);
  });

  it('proves a read, and says when there is nothing to prove', async () => {
    const [latest] = await ledger.access.recent(7n, 1);
    expect(await proveRead({ home, keys, ledger }, latest?.id ?? 0)).toMatchObject({ index: 5, size: 6 });
    await expect(proveRead({ home, keys, ledger }, 999_999)).rejects.toThrow('AUDIT_ENTRY_UNKNOWN');
    await expect(proveEntry(openLogSource(auditFolder(home)), 6)).rejects.toThrow('AUDIT_ENTRY_UNKNOWN');
  });
});
