import type { SourceContract } from '../../stages/intake/index.ts';
import { below, chance, type Stream, unit } from '../random.ts';
import type { FaultSettings } from '../settings/index.ts';

/** Faults of a single row. */
export const ROW_FAULTS = [
  'name-misspelt',
  'name-changed',
  'number-transposed',
  'number-missing',
  'number-of-another',
  'number-former',
  'number-as-float',
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
  const identifies = contract.identifies === 'person';
  const columns = new Map(contract.columns.map(({ field, read }) => [field, read]));
  const needs: readonly (readonly [RowFault, boolean])[] = [
    ['name-misspelt', identifies],
    ['name-changed', identifies],
    ['number-transposed', columns.has('pid')],
    ['number-missing', columns.has('pid')],
    ['number-of-another', columns.has('pid')],
    ['number-former', columns.has('pid')],
    ['number-as-float', columns.has('pid')],
    ['duplicate-row', identifies],
    ['wrong-era', identifies && columns.get('birth_date') === 'date'],
    ['title-in-name', columns.get('given_name') === 'name' && columns.has('title')],
    ['house-number-date', [...columns.values()].includes('house-number')],
    ['stale-address', identifies && columns.has('subdistrict_code')],
    ['unreadable-row', contract.columns.some(({ required }) => required)],
  ];
  return needs.flatMap(([fault, isPossible]) => (isPossible ? [fault] : []));
}

/** Faults by which a row looks like somebody else's. */
const IDENTITY_FAULTS: readonly RowFault[] = [
  'name-misspelt',
  'name-changed',
  'number-transposed',
  'number-missing',
  'number-of-another',
  'number-former',
  'number-as-float',
];

/** Draws the faults of one row: mostly none, seldom one, and two only where a first one hit who the row is about. */
export function drawFaults(stream: Stream, odds: FaultOdds, twice: number): readonly RowFault[] {
  const first = drawFault(stream, odds);
  if (first === null) return NO_FAULTS;
  if (!IDENTITY_FAULTS.includes(first) || !chance(stream, twice)) return [first];
  const second = IDENTITY_FAULTS[below(stream, IDENTITY_FAULTS.length)];
  const isPossible = second !== first && odds.some(({ fault }) => fault === second);
  return second && isPossible ? [first, second] : [first];
}

const NO_FAULTS: readonly RowFault[] = [];

function drawFault(stream: Stream, odds: FaultOdds): RowFault | null {
  const draw = unit(stream);
  if (draw >= (odds.at(-1)?.until ?? 0)) return null;
  return odds.find(({ until }) => draw < until)?.fault ?? null;
}
