import type { FileDescription, FileForm, ReadFile } from '../description/file-set.ts';
import type { EncodingChoice } from './decode-bytes.ts';
import { readDbf } from './read-dbf.ts';
import { type HeaderChoice, readText } from './read-text.ts';

/** How a file is to be read: what was said of it, and what is to be found out. */
export type ReadChoice = Readonly<{
  form: FileForm;
  header?: HeaderChoice;
  encoding?: EncodingChoice;
  /** Cells that are held of the file; beyond them it is not read on. */
  mostCells?: number;
}>;

/** Uploads are no larger than fifty megabytes, of which honest ones have a cell in six bytes; several are read at once. */
const MOST_CELLS = 12_000_000;

/** Reads one file by its description; whatever its bytes are, the answer is rows and faults. */
export function readFile(description: FileDescription, bytes: Buffer, choice: ReadChoice): ReadFile {
  const { form, header = 'detect', encoding = 'detect', mostCells = MOST_CELLS } = choice;
  return form === 'dbf'
    ? readDbf(description, bytes, { encoding, mostCells })
    : readText(description, bytes, { header, encoding, mostCells });
}
