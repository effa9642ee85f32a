import { availableParallelism, totalmem } from 'node:os';
import { loadThailand } from '../../../country/thailand/index.ts';
import { type Lake, openLake } from '../../base/lake/index.ts';
import { type Ledger, openLedger } from '../../base/ledger/index.ts';
import { parseSettings, readPersonKey, type Settings } from '../../base/settings/index.ts';
import type { Country } from '../../country.ts';

/** Everything a command works with; whoever opens it closes it. */
export type House = Readonly<{
  settings: Settings;
  country: Country;
  lake: Lake;
  ledger: Ledger;
  personKey: string;
  close: () => Promise<void>;
}>;

const MB = 1024 * 1024;
const ENGINE_MEMORY_MB = 5000;
const ENGINE_SHARE_OF_MEMORY = 0.5;

/** Opens the stores under the home folder and loads the country. */
export async function openHouse(options: Readonly<{ home?: string | undefined }>): Promise<House> {
  const settings = parseSettings(process.env, options.home);
  const country = loadThailand();
  const lake = await openLake(settings.home, {
    memoryMb:
      settings.memoryMb ?? Math.min(ENGINE_MEMORY_MB, Math.floor((totalmem() / MB) * ENGINE_SHARE_OF_MEMORY)),
    threads: settings.threads ?? availableParallelism(),
  });
  const personKey = await readPersonKey(settings.home);
  const ledger = await openLedger({ home: settings.home, databaseUrl: settings.databaseUrl });
  return { settings, country, lake, ledger, personKey, close: () => ledger.close() };
}

/** Opens the house, works in it and closes it whatever happens. */
export async function inHouse<Answer>(
  options: Readonly<{ home?: string | undefined }>,
  work: (house: House) => Promise<Answer>,
): Promise<Answer> {
  const house = await openHouse(options);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
