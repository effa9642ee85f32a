import type { FileForm } from '../formats/index.ts';
import type { TextFacts } from '../text/index.ts';

/** What a process that reads is asked: files of one source in their order, each open under a number of its own. */
export type ReadJob = Readonly<{
  form: FileForm;
  files: readonly Readonly<{ fileNo: number; bytes: number; text: TextFacts | null }>[];
}>;

/** The first file's number; before it stand the ways that the two processes talk by. */
export const FIRST_FILE = 3;
