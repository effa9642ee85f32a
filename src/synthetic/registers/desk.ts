import type { SourceContract } from '../../stages/intake/index.ts';
import { drawFaults, type FaultOdds, faultOddsOf, unreadableRow } from '../faults/index.ts';
import { chance } from '../random.ts';
import type { SyntheticCountry } from '../settings/index.ts';
import type { TruthFiles } from '../truth/index.ts';
import { type CellWriter, cellWriterOf, type Identity, thaiDigits } from './cells.ts';
import { openDateWriter } from './date-writer.ts';
import type { Entry, Sheet } from './entry.ts';
import type { Content, RegisterFiles, Written } from './files.ts';
import { plantFaults } from './plant-faults.ts';

/** Takes rows, plants faults at their rates, writes files and notes what is true. */
export type Desk = Readonly<{
  put: (entry: Entry, sheet: Sheet) => void;
  /** Rows written so far by source. */
  rows: () => Readonly<Record<string, number>>;
}>;

type Source = Readonly<{
  contract: SourceContract;
  write: CellWriter;
  odds: FaultOdds;
  /** Columns in which Thai digits may stand. */
  digits: readonly number[];
  namesPeople: boolean;
  count: { rows: number };
}>;

const NOBODY: Identity = { pid: null, title: '', given: '', family: '', sex: 'm', birth: 0, birthAs: 'day' };

/** Opens the desk of a country. */
export function openDesk(
  country: SyntheticCountry,
  out: Readonly<{ files: RegisterFiles; truth: TruthFiles }>,
): Desk {
  const { faults } = country.synthetic;
  const sources = sourcesOf(country);
  const send = (
    { person, place }: Entry,
    { contract, namesPeople, count }: Source,
    content: Content,
  ): Written => {
    const written = out.files.write(contract, place, content);
    count.rows += 1;
    if (namesPeople && person) out.truth.record(contract.id, written, person.trueId);
    return written;
  };
  const note = (kind: string, { source, person }: Entry, written: Written): void => {
    out.truth.fault({ kind, source, ...written, trueId: person?.trueId ?? null });
  };
  const put = (entry: Entry, sheet: Sheet): void => {
    const source = sources.get(entry.source);
    if (!source) return;
    const { stream } = sheet;
    const identity = entry.person ? sheet.identityOf(entry.person) : NOBODY;
    const drawn = drawFaults(stream, source.odds, faults.twice);
    const spoilt = plantFaults(drawn, { entry, identity }, { sheet, country });
    const cells = source.write(spoilt.identity, spoilt.fields);
    if (chance(stream, faults.thaiDigits)) writeThaiDigits(cells, source.digits);
    const isBroken = drawn[0] === 'unreadable-row';
    const content = isBroken ? unreadableRow(stream, { contract: source.contract, cells }) : { cells };
    const written = send(entry, source, content);
    for (const fault of spoilt.planted) note(fault, entry, written);
    if (isBroken) note('unreadable-row', entry, written);
    else for (const fault of entry.planted ?? []) note(fault, entry, written);
    if (drawn[0] === 'duplicate-row') note('duplicate-row', entry, send(entry, source, content));
  };
  return {
    put,
    rows: () => Object.fromEntries([...sources].map(([id, { count }]) => [id, count.rows])),
  };
}

function sourcesOf(country: SyntheticCountry): ReadonlyMap<string, Source> {
  const { faults, words } = country.synthetic;
  const dates = openDateWriter(words.months);
  return new Map(
    country.contracts.map((contract) => {
      const odds = faultOddsOf(contract, faults);
      const write = cellWriterOf(contract, dates);
      const namesPeople = contract.identifies === 'person';
      return [
        contract.id,
        { contract, write, odds, digits: digitsOf(contract), namesPeople, count: { rows: 0 } },
      ];
    }),
  );
}

/** Thai digits are typed by hand; databases and the civil register have none. */
function digitsOf({ file, spine, columns }: SourceContract): number[] {
  if (file.format === 'zip' || spine) return [];
  return columns.flatMap(({ read }, index) => (read === 'date' || read === 'house-number' ? [index] : []));
}

function writeThaiDigits(cells: string[], columns: readonly number[]): void {
  for (const column of columns) cells[column] = thaiDigits(cells[column] ?? '');
}
