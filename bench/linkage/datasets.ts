import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER } from '../chipao.ts';
import { rotatedHistorical } from './rotated.ts';

const DATA = 'bench/linkdata';
const SETTINGS = 'bench/linkage/settings';
const MILLION = 1e6;

/** Data with truth: what is linked, how Splink's documentation links it, which settings are ours, and how the truth is read. */
export type LinkData = Readonly<{
  name: string;
  files: () => Promise<readonly string[]>;
  splink: Readonly<{ job: string; emMaxPairs?: number }>;
  /** Ours are `<settings>.json` and, for other modes, `<settings>.<mode>.json` in the settings folder. */
  settings: string;
  id: string;
  /** The person of a record, in SQL over the files' own columns. */
  truth: string;
  rounds: number;
}>;

const FEBRL = { id: 'rec_id', truth: `regexp_extract(rec_id, '^(rec-[0-9]+)', 1)` };
const HISTORICAL = { settings: 'historical', id: 'unique_id', truth: 'cluster' };

/** Small first, so that a failure shows early. */
export const DATA_SETS: readonly LinkData[] = [
  {
    name: 'fake_1000',
    files: async () => [join(DATA, 'fake_1000.csv')],
    splink: { job: 'fake_1000' },
    settings: 'fake-1000',
    id: 'unique_id',
    truth: 'cluster',
    rounds: 3,
  },
  {
    name: 'febrl3',
    files: async () => [join(DATA, 'febrl3.csv')],
    splink: { job: 'febrl3' },
    settings: 'febrl3',
    ...FEBRL,
    rounds: 3,
  },
  {
    name: 'febrl4',
    files: async () => [join(DATA, 'febrl4a.csv'), join(DATA, 'febrl4b.csv')],
    splink: { job: 'febrl4' },
    settings: 'febrl4',
    ...FEBRL,
    rounds: 3,
  },
  {
    name: 'historical_25k',
    files: async () => [join(DATA, 'historical_25k.parquet')],
    splink: { job: 'historical' },
    ...HISTORICAL,
    rounds: 3,
  },
  {
    name: 'historical_rotated_1m',
    files: async () => [await rotatedHistorical(join(FOLDER, 'linkage'))],
    splink: { job: 'historical', emMaxPairs: MILLION },
    ...HISTORICAL,
    rounds: 2,
  },
];

/** Our settings files of a data set, by mode; the plain one is the mode `default`. */
export function settingsOf(data: LinkData): { mode: string; path: string }[] {
  return readdirSync(SETTINGS)
    .filter((file) => file === `${data.settings}.json` || file.startsWith(`${data.settings}.`))
    .sort()
    .map((file) => ({
      mode: file.slice(data.settings.length + 1, -'.json'.length) || 'default',
      path: join(SETTINGS, file),
    }));
}
