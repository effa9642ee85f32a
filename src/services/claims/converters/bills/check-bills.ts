import type { BillContent, BillSystem, FileRows } from '../../../../base/claim/index.ts';
import type { FileSet } from '../../../../filesets/index.ts';
import { openRows, sectionOf } from './bill-cells.ts';
import type { BillFault, BillFile } from './bill-file.ts';

/** A batch of bills: its files by the name each came under, and what they are held against. */
export type BillBatch = Readonly<{
  files: readonly Readonly<{ name: string; file: BillFile }>[];
  set: FileSet;
  content: BillContent;
  system: BillSystem;
  /** The hospital that sends; bills of no other are taken from it. */
  hospital: string;
}>;

/** Sections of bills; the first of each file is the one that its header counts. */
export const SECTIONS = [
  ['BILLTRAN', 'BillItems'],
  ['Dispensing', 'DispensedItems'],
  ['OPServices', 'OPDx'],
] as const;

/** Rows that must be found: a column of a section, in a column of another. */
const LINKS = [
  ['BillItems', 'Invno', 'BILLTRAN'],
  ['Dispensing', 'Invno', 'BILLTRAN'],
  ['OPServices', 'Invno', 'BILLTRAN'],
  ['DispensedItems', 'DispID', 'Dispensing'],
  ['OPDx', 'SvID', 'OPServices'],
] as const;
const KEYS = [
  ['BILLTRAN', 'Invno'],
  ['Dispensing', 'DispID'],
  ['OPServices', 'SvID'],
] as const;

type Found = Readonly<{ name: string; rows: FileRows; count: number }>;

/** What is wrong with a batch of bills; bills of a batch without faults can be read. */
export function checkBills(batch: BillBatch): BillFault[] {
  const ofFiles = batch.files.flatMap((file) => checkFile(batch, file));
  const missing = SECTIONS.filter(([main]) => !findSection(batch, main)).map(([main]) =>
    fault('missing', { file: main, section: main }),
  );
  const shape = SECTIONS.flat().flatMap((section) => checkColumns(batch, section));
  if (missing.length > 0 || shape.length > 0) return [...ofFiles, ...missing, ...shape];
  const counts = SECTIONS.flatMap(([main]) => checkCount(batch, main));
  return [...ofFiles, ...counts, ...checkKeys(batch), ...checkLinks(batch)];
}

/** The rows of a section, wherever in the batch it is. */
export function findSection(batch: BillBatch, section: string): Found | undefined {
  for (const { name, file } of batch.files) {
    const rows = file.sections.get(section);
    if (rows) return { name, rows, count: file.header.count };
  }
  return undefined;
}

function fault(
  code: BillFault['code'],
  { file, section, row = 0 }: Readonly<{ file: string; section: string; row?: number }>,
): BillFault {
  return { code, file, section, row };
}

function checkFile({ hospital, system, content }: BillBatch, { name, file }: BillBatch['files'][number]) {
  const faults: BillFault[] = [];
  if (file.header.hospital !== hospital) faults.push(fault('hospital', { file: name, section: 'Header' }));
  if (file.payPlan !== system.payPlan || file.system !== content.system)
    faults.push(fault('plan', { file: name, section: '' }));
  return faults;
}

function checkColumns(batch: BillBatch, section: string): BillFault[] {
  const found = findSection(batch, section);
  const { columns } = sectionOf(batch.set, section);
  return (found?.rows ?? []).flatMap((row, at) =>
    row.length === columns.length
      ? []
      : [fault('columns', { file: found?.name ?? '', section, row: at + 1 })],
  );
}

function checkCount(batch: BillBatch, section: string): BillFault[] {
  const found = findSection(batch, section);
  return found && found.count !== found.rows.length ? [fault('count', { file: found.name, section })] : [];
}

function checkKeys(batch: BillBatch): BillFault[] {
  return KEYS.flatMap(([section, column]) => {
    const seen = new Set<string>();
    return valuesOf(batch, section, column).flatMap(({ value, file, row }) => {
      const isWrong = value === '' || seen.has(value);
      seen.add(value);
      return isWrong ? [fault('twice', { file, section, row })] : [];
    });
  });
}

function checkLinks(batch: BillBatch): BillFault[] {
  return LINKS.flatMap(([section, column, to]) => {
    const known = new Set(valuesOf(batch, to, column).map(({ value }) => value));
    return valuesOf(batch, section, column).flatMap(({ value, file, row }) =>
      known.has(value) ? [] : [fault('link', { file, section, row })],
    );
  });
}

function valuesOf(batch: BillBatch, section: string, column: string) {
  const found = findSection(batch, section);
  if (!found) return [];
  return openRows(batch.set, section, found.rows).map((row, at) => ({
    value: row.of(column),
    file: found.name,
    row: at + 1,
  }));
}
