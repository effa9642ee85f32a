import { setImmediate as nextTurn } from 'node:timers/promises';
import { Problem } from '../../../base/errors/index.ts';
import type { UploadReceipt } from '../../../base/ledger/index.ts';
import {
  checkArrivals,
  checkFiles,
  type FileFault,
  type FileForm,
  type FileSet,
  identifyFile,
  type ReadFile,
  readFile,
} from '../../../filesets/index.ts';
import type { ClaimReader } from '../files/index.ts';
import { type ClaimDesk, type SentFile, submitClaims } from './submit-claims.ts';

/** The desk with the set of files it reads. */
export type FileDesk = ClaimDesk & Readonly<{ set: FileSet; readClaims: ClaimReader }>;

/** An upload of files as it came. */
export type FileSending = Readonly<{
  api: string;
  /** What the sender says the files are. */
  form: string;
  header: 'detect' | 'present';
  hospital: string;
  login: string;
  files: readonly SentFile[];
}>;

/** An upload that was kept, or what is wrong with it: all of it, the fault that the hub tells first. */
export type FilesAnswer = Readonly<
  { taken: true; receipt: UploadReceipt; claims: number } | { taken: false; faults: readonly FileFault[] }
>;

/** Larger uploads are read file by file with others let in between. */
const LARGE_BYTES = 1_000_000;

/** Reads and checks an upload at the door and keeps it; nothing of it is kept when a fault is found. */
export async function submitFiles(desk: FileDesk, sending: FileSending): Promise<FilesAnswer> {
  const { set, readClaims } = desk;
  const { api, hospital, login, header } = sending;
  const form = formOf(sending.form);
  if (!form)
    return refused([
      { code: 'file-kind', level: 'error', file: '', row: 0, field: 'type', value: sending.form },
    ]);
  // Programs send all sixteen, some of them empty; what has no name is no file.
  const names = sending.files.map(({ name }) => name);
  const arrivals = checkArrivals(set, names, { form });
  if (arrivals.length > 0) return refused(arrivals);
  const read = await readAll(set, sending.files, { form, header });
  const faults = checkFiles(set, read, { level: 'door', hospital }).filter(({ level }) => level === 'error');
  if (faults.length > 0) return refused(faults);
  const claims = readClaims(hospital, read);
  const rows = read.reduce((sum, file) => sum + file.rows.length, 0);
  const { files } = sending;
  const receipt = await submitClaims(desk, { api, form, hospital, login, files, rows, claims });
  return { taken: true, receipt, claims: claims.length };
}

async function readAll(
  set: FileSet,
  files: readonly SentFile[],
  choice: Readonly<{ form: FileForm; header: 'detect' | 'present' }>,
): Promise<ReadFile[]> {
  const isLarge = files.reduce((sum, { bytes }) => sum + bytes.length, 0) > LARGE_BYTES;
  const read: ReadFile[] = [];
  for (const { name, bytes } of files) {
    const known = identifyFile(set, name);
    if (known) read.push(readFile(known.description, bytes, choice));
    if (isLarge) await nextTurn();
  }
  return read;
}

function formOf(said: string): FileForm | undefined {
  const form = said.trim().toLowerCase();
  return form === 'txt' || form === 'dbf' ? form : undefined;
}

function refused(faults: readonly FileFault[]): FilesAnswer {
  return { taken: false, faults };
}

/** Writes an upload down that was not taken: where and why, without a value of anybody. A busy ledger does not change the answer. */
export async function noteRefusedFiles(
  { book, set }: Pick<FileDesk, 'book' | 'set'>,
  { api, hospital, login, files }: FileSending,
  { message, faults }: Readonly<{ message: string; faults: readonly FileFault[] }>,
): Promise<void> {
  const kept = faults.slice(0, MOST_NOTED).map(({ code, file, row, field }) => ({
    code,
    // Another name is whatever somebody called a file.
    file: set.byName.has(file.toUpperCase()) ? file : '',
    row,
    field: field || null,
  }));
  await book
    .noteRefusal({
      hospital,
      api,
      actor: `hospital ${hospital} ${login}`,
      sizeBytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
      message,
      faults: kept,
      faultCount: faults.length,
    })
    .catch((cause: unknown) => {
      if (!(cause instanceof Problem)) throw cause;
    });
}

const MOST_NOTED = 500;
