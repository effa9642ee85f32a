import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { openKeys } from '../../../base/keys/index.ts';
import { openLake } from '../../../base/lake/index.ts';
import { openPreparedLedger } from '../../../base/ledger/testing/prepared-ledger.ts';
import { parseSettings } from '../../../base/settings/index.ts';
import type { GatewayHouse } from '../gateway.ts';

/** A house in which nothing is published yet, in a folder of its own; disposing takes it away. */
export async function openEmptyHouse(): Promise<GatewayHouse & AsyncDisposable> {
  const home = await mkdtemp(join(tmpdir(), 'chipao-gateway-'));
  const ledger = await openPreparedLedger(home);
  return {
    settings: parseSettings({}, home),
    country: loadThailand(),
    lake: await openLake(home, { memoryMb: 256, threads: 1 }),
    ledger,
    keys: await openKeys(home),
    webFolder: undefined,
    [Symbol.asyncDispose]: async () => {
      await ledger.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
