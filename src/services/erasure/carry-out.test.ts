import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadThailand } from '../../../country/thailand/index.ts';
import { openKeys, openVault } from '../../base/keys/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import { openPreparedLedger } from '../../base/ledger/testing/prepared-ledger.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import { digestOf, type Holds, numberWords } from '../../stages/intake/erased/index.ts';
import {
  openSmallIntake,
  rowsOf,
  type SmallIntake,
  smallContract,
  versionOf,
} from '../../stages/intake/testing/small-intake.ts';
import { type CarriedOut, carryOut, readHolds } from './carry-out.ts';
import type { ErasureHouse } from './erasure-house.ts';

const [ERASED, OTHER] = ['1103700000062', '1103700000151'] as const;
const things = smallContract({
  id: 'things',
  identifies: 'person',
  key: ['pid'],
  columns: [
    { name: 'PID', field: 'pid', read: 'citizen-number' },
    { name: 'THING', field: 'thing', read: 'text' },
  ],
});

const home = mkdtempSync(join(tmpdir(), 'chipao-carry-out-'));
let small: SmallIntake;
let ledger: Ledger;
let house: ErasureHouse;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
  small = await openSmallIntake();
  await small.put('things_25690101.txt', `PID|THING\n${ERASED}|one\n${OTHER}|two\n`);
  const keys = await openKeys(home);
  const country = { ...loadThailand(), contracts: [things] };
  house = { ledger, lake: small.lake, country, keys, vault: openVault(keys, ledger.subjectKeys) };
}, 60_000);

afterAll(async () => {
  await small.close();
  await ledger.close();
  rmSync(home, { recursive: true });
});

async function publish(holds?: Holds): Promise<DatasetVersion> {
  const version = versionOf(await small.run([things], { holds }), 'things');
  const run = await ledger.runs.start({ inputDir: small.inputDir });
  await ledger.runs.succeed(run.id, { asOf: '2026-01-01' as IsoDate, versions: [version], summary: {} });
  return version;
}

/** A night of a house in which somebody waits to be erased. */
async function runOnce(): Promise<Readonly<{ version: DatasetVersion; carriedOut: CarriedOut }>> {
  const pending = await readHolds(house);
  if (!pending) throw new Error('nobody waits to be erased');
  const version = await publish(pending.holds);
  return { version, carriedOut: await carryOut(house, pending) };
}

it('waits where a register still shows somebody, destroys nothing, and lets the next run make that one anew', async () => {
  const former = await publish();
  const asked = await ledger.erasures.ask({ personKey: 1n, basis: 'order', reason: 'x', by: 'mali' });
  const digest = Buffer.from(digestOf({ key: house.keys.erasureKey() }, numberWords, ERASED), 'hex');
  // Nobody knew at that time that this register has the person too, so its version keeps its name and is found again as it was.
  await ledger.erasures.confirm(asked.id, { digests: [digest], sources: [], subjects: [1n] }, 'somsak');

  const first = await runOnce();
  expect(first.version.id).toBe(former.id);
  expect(first.carriedOut).toEqual({ erased: 0, waitsFor: ['things'] });
  expect(await ledger.erasures.find(asked.id)).toMatchObject({ state: 'confirmed', personKey: 1n });
  expect(await rowsOf(small.lake, former, 'accepted')).toHaveLength(2);

  const second = await runOnce();
  expect(second.version.id).not.toBe(former.id);
  expect(second.carriedOut).toEqual({ erased: 1, waitsFor: [] });
  expect(await rowsOf(small.lake, second.version, 'accepted')).toMatchObject([{ pid: OTHER }]);
  expect(await ledger.erasures.find(asked.id)).toMatchObject({ state: 'done', personKey: undefined });
  expect(await small.lake.find(former.id)).toBeUndefined();

  expect((await runOnce()).carriedOut).toEqual({ erased: 0, waitsFor: [] });
});
