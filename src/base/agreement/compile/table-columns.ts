import { type Grant, parseMask, type SharedDataset } from '../object/index.ts';
import { columnsOf } from './decide.ts';

/** The columns that a table may be made by and be asked of: none that tells, by itself or by a token, who somebody is. */
export function tableColumnsOf(grant: Grant, dataset: SharedDataset): string[] {
  const telling = new Set(dataset.columns.filter(({ identifies }) => identifies).map(({ name }) => name));
  return columnsOf(grant).filter(
    (name) => !telling.has(name) && parseMask(grant.columns[name] ?? 'drop').kind !== 'token',
  );
}
