import { problem } from '../../base/errors/index.ts';
import type { OpenLevel } from './gate.ts';

/** Every open table there is. The list is closed: a name that is not here names nothing, whatever tables the lake has. */
export const OPEN_DATASETS = [
  { id: 'country', level: 'country', byGroup: true },
  { id: 'regions', level: 'region', byGroup: true },
  { id: 'provinces', level: 'province', byGroup: true },
  { id: 'districts', level: 'district', byGroup: true },
  { id: 'subdistricts', level: 'subdistrict', byGroup: true },
  // Parts of a village's people are below the floor nearly everywhere.
  { id: 'villages', level: 'village', byGroup: false },
] as const satisfies readonly Readonly<{ id: string; level: OpenLevel; byGroup: boolean }>[];
export type OpenDataset = (typeof OPEN_DATASETS)[number];

/** In which shapes each table can be had, and what a browser is told of each. */
export const OPEN_FORMATS = [
  { format: 'csv', mime: 'text/csv; charset=utf-8' },
  { format: 'json', mime: 'application/json; charset=utf-8' },
  { format: 'parquet', mime: 'application/vnd.apache.parquet' },
] as const;
export type OpenFormatName = (typeof OPEN_FORMATS)[number]['format'];

const SHOWN_LETTERS = 40;

/** The open table of a name. Throws OPEN_DATA_UNKNOWN. */
export function findDataset(name: string): OpenDataset {
  const found = OPEN_DATASETS.find(({ id }) => id === name);
  if (!found)
    throw unknownOpenData(
      name,
      OPEN_DATASETS.map(({ id }) => id),
    );
  return found;
}

/** What is said of a name that no open data has. */
export function unknownOpenData(name: string, known: readonly string[]): ReturnType<typeof problem> {
  return problem('OPEN_DATA_UNKNOWN', { name: name.slice(0, SHOWN_LETTERS), known: known.join(', ') });
}
