import type { LoadedRecords } from '../records/index.ts';
import type { LinkSettings } from '../settings/index.ts';

/** How many pairs of records there are, compared or not; linking files looks across them only. */
export function possiblePairs(
  { count, perFile }: Pick<LoadedRecords, 'count' | 'perFile'>,
  mode: LinkSettings['mode'],
): number {
  const pairsOf = (records: number) => (records * (records - 1)) / 2;
  if (mode !== 'link') return pairsOf(count);
  return perFile.reduce((pairs, records) => pairs - pairsOf(records), pairsOf(count));
}
