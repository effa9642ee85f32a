import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditFolder, openHouseAudit } from '../../base/audit/index.ts';
import { openKeys } from '../../base/keys/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import { openPreparedLedger } from '../../base/ledger/testing/prepared-ledger.ts';
import { findForgotten, settleForgotten } from './forgotten.ts';

const NOTHING = { versions: 0, files: 0, keys: 0 };
const [home, restored] = ['chipao-forgotten-', 'chipao-restored-'].map((name) =>
  mkdtempSync(join(tmpdir(), name)),
) as [string, string];
let ledger: Ledger;
let older: Ledger;

beforeAll(async () => {
  [ledger, older] = await Promise.all([openPreparedLedger(home), openPreparedLedger(restored)]);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  await older.close();
  for (const folder of [home, restored]) rmSync(folder, { recursive: true });
});

async function erase(personKey: bigint): Promise<number> {
  const { id } = await ledger.erasures.ask({ personKey, basis: 'order', reason: 'x', by: 'mali' });
  const confirmed = await ledger.erasures.confirm(id, { digests: [], sources: [], subjects: [] }, 'somsak');
  await ledger.erasures.finish(confirmed, NOTHING);
  return id;
}

/** Puts into the signed log what a ledger has written so far. */
async function writeLog(folder: string, of: Ledger): Promise<void> {
  const settings = { home: folder, environment: 'development' as const, witnessHours: 24 };
  const keys = await openKeys(home);
  const audit = openHouseAudit({
    settings,
    keys,
    ledger: of,
    onTrouble: (thrown) => {
      throw thrown;
    },
  });
  await audit.start();
  expect(await audit.settle()).toBe(true);
  await audit.close();
}

it('tells of every erasure that the log has and an older ledger has not, until somebody saw to it', async () => {
  expect(await findForgotten({ home, ledger })).toEqual([]);
  const ids = [await erase(1n), await erase(2n)];
  // One that is open was never done, so nobody comes back by it.
  await ledger.erasures.ask({ personKey: 3n, basis: 'order', reason: 'x', by: 'mali' });
  await writeLog(home, ledger);
  expect(await findForgotten({ home, ledger })).toEqual([]);

  cpSync(auditFolder(home), auditFolder(restored), { recursive: true });
  const house = { home: restored, ledger: older };
  const forgotten = await findForgotten(house);
  expect(forgotten.map(({ erasure, basis }) => [erasure, basis])).toEqual(ids.map((id) => [id, 'order']));

  // What the older ledger writes from now on is numbered behind them, and closes no gap.
  await older.audit.note({ kind: 'read', act: 'list' });
  await writeLog(restored, older);
  expect(await findForgotten(house)).toEqual(forgotten);

  const [first, second] = forgotten;
  await settleForgotten(house, { entry: first?.entry ?? 0, by: 'mali' });
  expect(await findForgotten(house)).toEqual([second]);
  await expect(settleForgotten(house, { entry: first?.entry ?? 0, by: 'mali' })).rejects.toMatchObject({
    code: 'ERASURE_NOT_FORGOTTEN',
  });
});
