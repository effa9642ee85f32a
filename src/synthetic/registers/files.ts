import { join } from 'node:path';
import type { SourceContract } from '../../stages/intake/index.ts';
import type { Day } from '../calendar.ts';
import { openRegisterWriter, openZipWriter, type RegisterRow } from '../writing/index.ts';
import { fileNameOf } from './file-names.ts';

/** Where a row went. */
export type Written = Readonly<{ file: string; row: number }>;

/** What goes into a file: the cells of a row in order, or a line as it is, however broken. */
export type Content = Readonly<{ cells: RegisterRow } | { line: string }>;

/** All files of an invented country that are being written. */
export type RegisterFiles = Readonly<{
  write: (contract: SourceContract, place: string, content: Content) => Written;
  /** Says which province is at work: it gets workbooks of its own. */
  enterProvince: (province: string) => Promise<void>;
  /** Starts new files for the sources that send one file, so that none grows too large. */
  nextPart: () => Promise<void>;
  close: () => Promise<void>;
  count: () => number;
}>;

/** How the files are laid out. */
export type FilePlan = Readonly<{
  folder: string;
  asOf: Day;
  contracts: readonly SourceContract[];
  /** Whether single-file sources are split into numbered parts. */
  isSplit: boolean;
  isDense: (province: string) => boolean;
  /** Zips of these stay open: people who live there come with provinces still to be written. */
  takesInPeople: (province: string) => boolean;
}>;

type OpenFile = Readonly<{
  name: string;
  format: SourceContract['file']['format'];
  province: string;
  put: (source: string, content: Content) => number;
  close: () => Promise<void>;
}>;

/** Opens the files: one for each source, a workbook a province, a zip a province or, where many live, a district. */
export function openRegisterFiles(plan: FilePlan): RegisterFiles {
  const open = new Map<string, OpenFile>();
  const at = { province: '', part: 1, files: 0 };
  const fileFor = (contract: SourceContract, place: string): OpenFile => {
    const isZip = contract.file.format === 'zip';
    const key = isZip ? unitCodeOf(place, plan.isDense) : contract.id;
    const known = open.get(key);
    if (known) return known;
    const opened = isZip ? openZip(plan, contract, key) : openPlain(plan, contract, at);
    open.set(key, opened);
    at.files += 1;
    return opened;
  };
  const closeThose = async (isDone: (file: OpenFile) => boolean): Promise<void> => {
    for (const [key, file] of open) {
      if (!isDone(file)) continue;
      open.delete(key);
      await file.close();
    }
  };
  return {
    write: (contract, place, content) => {
      const file = fileFor(contract, place);
      return { file: file.name, row: file.put(contract.id, content) };
    },
    enterProvince: async (province) => {
      await closeThose((file) => file.format === 'xlsx' || isFinishedZip(plan, file, at.province));
      at.province = province;
    },
    nextPart: async () => {
      await closeThose(({ format }) => format === 'delimited');
      at.part += 1;
    },
    close: () => closeThose(() => true),
    count: () => at.files,
  };
}

function isFinishedZip({ takesInPeople }: FilePlan, { format, province }: OpenFile, done: string): boolean {
  return format === 'zip' && province === done && !takesInPeople(province);
}

function openPlain(
  { folder, asOf, isSplit }: FilePlan,
  contract: SourceContract,
  at: Readonly<{ province: string; part: number }>,
): OpenFile {
  const { format } = contract.file;
  const plain = isSplit ? String(at.part) : undefined;
  const name = fileNameOf(contract, { asOf, part: format === 'xlsx' ? at.province : plain });
  const writer = openRegisterWriter({ contract, path: join(folder, name) });
  const put = (_: string, content: Content): number =>
    'line' in content ? writer.writeRaw(content.line) : writer.write(content.cells);
  return { name, format, province: at.province, put, close: writer.close };
}

function openZip({ folder, asOf, contracts }: FilePlan, contract: SourceContract, unit: string): OpenFile {
  const name = fileNameOf(contract, { asOf, unit });
  const members = contracts
    .filter(({ file }) => file.format === 'zip')
    .map((member) => ({ contract: member }));
  const writer = openZipWriter({ path: join(folder, name), members });
  const put = (source: string, content: Content): number =>
    'line' in content ? writer.writeRaw(source, content.line) : writer.write(source, content.cells);
  return { name, format: 'zip', province: unit.slice(1, 3), put, close: writer.close };
}

/** The health unit that keeps a place: five digits, one for each district where many live, else one for the province. */
export function unitCodeOf(place: string, isDense: (province: string) => boolean): string {
  const province = place.slice(0, 2);
  return isDense(province) ? `1${place.slice(0, 4)}` : `1${province}00`;
}
