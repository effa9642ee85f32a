import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { loadThailand } from '../../../country/thailand/index.ts';
import { problem } from '../../base/errors/index.ts';
import { type Keys, openKeys, openVault, type SealKeys, type Vault } from '../../base/keys/index.ts';
import { type Lake, openLake } from '../../base/lake/index.ts';
import {
  type Ledger,
  openLedger,
  sealCohorts,
  sealDisputes,
  sealFlags,
  sealHomeVisits,
  sealLookUps,
  sealReviews,
} from '../../base/ledger/index.ts';
import { parseSettings, readPersonKey, type Settings } from '../../base/settings/index.ts';
import type { Country } from '../../country.ts';
import { openReading, type Reading } from '../../services/lookup/index.ts';
import { listenForStop, type StopSignals } from './stop-signals.ts';

/** Everything a command works with; whoever opens it closes it. */
export type House = Readonly<{
  settings: Settings;
  country: Country;
  lake: Lake;
  ledger: Ledger;
  personKey: string;
  keys: Keys;
  vault: Vault;
  close: () => Promise<void>;
}>;

const MB = 1024 * 1024;
const ENGINE_MEMORY_MB = 5000;
const ENGINE_SHARE_OF_MEMORY = 0.5;
/** What engines that work side by side may take together. */
const ENGINES_SHARE_OF_MEMORY = 0.75;
/** What shells expect of a process that was told to stop. */
const STOPPED = 130;

/** What a file system says when a folder cannot be written to. */
const UNUSABLE = new Set(['EACCES', 'EEXIST', 'EISDIR', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS']);

/** Opens the stores under the home folder and loads the country. */
export async function openHouse(
  options: Readonly<{ home?: string | undefined }>,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Promise<House> {
  const settings = parseSettings(variables, options.home);
  const country = loadThailand({
    keepParsedIn: join(settings.home, 'parsed-content.json'),
    locals: settings.localAreas,
  });
  const { keys, personKey } = await inUsableHome(settings, () => openSecrets(settings));
  const books = await openLedger({ home: settings.home, databaseUrl: settings.databaseUrl });
  const seals = { keys, tables: books.tableKeys };
  const lake = await inUsableHome(settings, () => openFiles(settings, seals)).catch(async (cause) => {
    await books.close();
    throw cause;
  });
  const vault = openVault(keys, books.subjectKeys);
  const ledger = sealBooks(books, vault);
  return { settings, country, lake, ledger, personKey, keys, vault, close: () => books.close() };
}

/** The books with all that people write about people sealed under the keys of whom it is about. */
function sealBooks(books: Ledger, vault: Vault): Ledger {
  return {
    ...books,
    disputes: sealDisputes(books.disputes, vault),
    flags: sealFlags(books.flags, vault),
    homeVisits: sealHomeVisits(books.homeVisits, vault),
    cohorts: sealCohorts(books.cohorts, vault),
    reviews: sealReviews(books.reviews, vault),
    identity: { ...books.identity, lookUps: sealLookUps(books.identity.lookUps, vault) },
  };
}

/** Says which home it is that cannot be written to. */
async function inUsableHome<Answer>({ home }: Settings, open: () => Promise<Answer>): Promise<Answer> {
  return open().catch((cause: NodeJS.ErrnoException) => {
    if (!UNUSABLE.has(cause.code ?? '')) throw cause;
    throw problem('HOME_UNUSABLE', { home, reason: cause.code ?? '?' }, cause);
  });
}

async function openSecrets({ home, protection }: Settings): Promise<Pick<House, 'personKey' | 'keys'>> {
  const keys = await openKeys(home, protection.rootKey);
  return { keys, personKey: await readPersonKey(home) };
}

function openFiles(settings: Settings, seals: SealKeys): Promise<Lake> {
  const { sealed, privateMemory, querySeconds } = settings.protection;
  const machineMb = totalmem() / MB;
  const memoryMb =
    settings.memoryMb ?? Math.min(ENGINE_MEMORY_MB, Math.floor(machineMb * ENGINE_SHARE_OF_MEMORY));
  const limits = {
    memoryMb,
    enginesAtOnce: Math.floor((machineMb * ENGINES_SHARE_OF_MEMORY) / memoryMb),
    threads: settings.threads ?? availableParallelism(),
    querySeconds,
  };
  return openLake(settings.home, limits, sealed ? { ...seals, memory: privateMemory } : undefined);
}

/**
 * Opens the house, works in it and closes it whatever happens. Told to stop, it closes at once and ends the process: what
 * is published stands, and the next run takes away what is half made.
 */
export async function inHouse<Answer>(
  options: Readonly<{ home?: string | undefined }>,
  work: (house: House, signals: StopSignals) => Promise<Answer>,
): Promise<Answer> {
  const house = await openHouse(options);
  const signals = listenForStop();
  signals.answer(() => void house.close().finally(() => process.exit(STOPPED)));
  try {
    return await work(house, signals);
  } finally {
    signals.ignore();
    await house.close();
  }
}

/** Opens what is published, asks it and closes it whatever happens. */
export async function withReading<Answer>(
  house: House,
  ask: (reading: Reading) => Promise<Answer>,
): Promise<Answer> {
  const reading = await openReading(house);
  try {
    return await ask(reading);
  } finally {
    await reading.close();
  }
}
