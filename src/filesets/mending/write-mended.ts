import type { FileFault, ReadFile } from '../description/file-set.ts';
import { writeFile } from '../writing/write-file.ts';
import { isWhole, mendFile } from './mend-file.ts';

/** A file written again; without bytes where something of it would be lost. */
export type WrittenMended = Readonly<{ name: string; mended: number; bytes: Buffer | undefined }>;

/** Writes a file again with its plain slips mended, in the form and letters it came in. */
export function writeMended(one: ReadFile, faults: readonly FileFault[]): WrittenMended {
  const { file, mended } = mendFile(one, faults);
  const { description, form, encoding, present, hasNames } = file;
  const name = `${description.name}.${form}`;
  if (!isWhole(one, faults)) return { name, mended, bytes: undefined };
  // A file in which two encodings met has letters that only one of them has.
  const isMixed = one.faults.some(({ code }) => code === 'encoding-mixed');
  const choice = { form, encoding: isMixed ? 'utf-8' : encoding, present, header: hasNames } as const;
  return { name, mended, bytes: writeFile(description, file.rows, choice) };
}
