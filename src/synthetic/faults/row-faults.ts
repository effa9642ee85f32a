import type { SourceContract } from '../../stages/intake/index.ts';
import type { FaultSettings } from '../settings/index.ts';

/** Faults of a single row. */
export const ROW_FAULTS = [
  'name-misspelt',
  'name-changed',
  'number-transposed',
  'number-missing',
  'number-of-another',
  'duplicate-row',
  'wrong-era',
  'title-in-name',
  'house-number-date',
  'stale-address',
  'unreadable-row',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** Which faults a source's rows can have, as running sums of their rates. */
export type FaultOdds = readonly Readonly<{ fault: RowFault; until: number }>[];

/** Reads off the contract what can go wrong in its rows. */
export function faultOddsOf(contract: SourceContract, { rows }: FaultSettings): FaultOdds {
  let until = 0;
  const possible = contract.spine ? spineFaults : faultsOf(contract);
  return possible.map((fault) => {
    until += contract.spine ? rows[fault] * SPINE_FACTOR : rows[fault];
    return { fault, until };
  });
}

/** The civil register is the register of record: a broken line or a doubled one now and then, nothing else. */
const spineFaults: readonly RowFault[] = ['duplicate-row', 'unreadable-row'];
const SPINE_FACTOR = 0.1;

function faultsOf(contract: SourceContract): RowFault[] {
  const has = (test: (column: SourceContract['columns'][number]) => boolean): boolean =>
    contract.columns.some(test);
  const identifies = contract.identifies === 'person';
  const faults: RowFault[] = [];
  if (identifies) faults.push('name-misspelt', 'name-changed');
  if (has(({ field }) => field === 'pid'))
    faults.push('number-transposed', 'number-missing', 'number-of-another');
  if (identifies) faults.push('duplicate-row');
  if (has(({ field, read }) => field === 'birth_date' && read === 'date')) faults.push('wrong-era');
  if (
    identifies &&
    has(({ field, read }) => field === 'given_name' && read === 'name') &&
    has(({ field }) => field === 'title')
  ) {
    faults.push('title-in-name');
  }
  if (has(({ read }) => read === 'house-number')) faults.push('house-number-date');
  if (identifies && has(({ field }) => field === 'subdistrict_code')) faults.push('stale-address');
  if (contract.columns.some(({ required }) => required)) faults.push('unreadable-row');
  return faults;
}
