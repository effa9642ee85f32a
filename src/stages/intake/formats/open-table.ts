import type { RowTarget } from '../records/index.ts';
import type { TextFacts } from '../text/index.ts';

/** How the files of a source look; told to the process that reads them. */
export type FileForm = Readonly<{
  format: 'delimited' | 'xlsx' | 'zip';
  member?: string | undefined;
  delimiter: string;
  encoding: 'utf-8' | 'windows-874';
  quoted: boolean;
}>;

/** One file as the process that reads it has it: open, and what was found when its bytes went by. */
export type FileInHand = Readonly<{ fd: number; bytes: number; text: TextFacts | null }>;

/** A file that turned out readable: its header, and its rows, which go into a target a portion at a time. */
export type OpenTable = Readonly<{
  names: readonly string[];
  /** Ends each portion with a yield, so that the target can be emptied; the width is that of the header. */
  copyRows: (target: RowTarget) => AsyncGenerator<void, Refusal | undefined>;
}>;

/** Why a file cannot be read, as plain data that goes from the process that reads to the one that asked. */
export type Refusal = Readonly<{ code: RefusalCode; params: Readonly<Record<string, string | number>> }>;

/** What the process that reads may say is wrong; codes of problems, whose sentences are made by who asked. */
export const REFUSAL_CODES = [
  'FILE_EMPTY',
  'FILE_ENCODING',
  'FILE_CHANGED',
  'FILE_NOT_A_TABLE',
  'LINE_TOO_LONG',
  'ZIP_DAMAGED',
  'ZIP_MEMBER_MISSING',
  'ARCHIVE_INFLATES',
  'XLSX_DAMAGED',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Whether opening a file ended in a refusal. */
export function isRefusal<Opened extends object>(opened: Opened | Refusal): opened is Refusal {
  return 'code' in opened;
}

/** What a library said, short and without letters that hide or turn text; it may quote a stranger's file. */
export function reasonOf(thrown: unknown): string {
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return said
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, REASON_LETTERS);
}

const REASON_LETTERS = 160;
