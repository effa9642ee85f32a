import type { Text } from '../../base/model/index.ts';
import type { InventedContent } from '../invent/invented-content.ts';

export type ColumnType = 'text' | 'number' | 'date' | 'time' | 'datetime' | 'code';

/** How a set's files may be written: lines of text, or dBase tables. */
export type FileForm = 'txt' | 'dbf';

/** A code list as the files use it. */
export type ColumnCodes = Readonly<{ id: string; verified: boolean; values: ReadonlyMap<string, Text> }>;

/** One column: its place, its shape, and what it means. */
export type ColumnDescription = Readonly<{
  name: string;
  aliases: readonly string[];
  /** Its position in a row. */
  at: number;
  type: ColumnType;
  length: number | undefined;
  decimals: number;
  required: boolean;
  optional: boolean;
  codes: ColumnCodes | undefined;
  shape: RegExp | undefined;
  checkDigit: boolean;
  signed: boolean;
  past: boolean;
  /** Positions of the columns that this day may not lie before. */
  notBefore: readonly number[];
  verified: boolean;
  title: Text;
}>;

/** Columns whose values must be found in another file. */
export type FileLink = Readonly<{
  columns: readonly string[];
  at: readonly number[];
  to: string;
  toAt: readonly number[];
  verified: boolean;
}>;

/** One file of a set, with what is needed to read a row by position. */
export type FileDescription = Readonly<{
  name: string;
  aliases: readonly string[];
  title: Text;
  verified: boolean;
  delimiter: string;
  /** Columns that are not described warn only. */
  isOpen: boolean;
  columns: readonly ColumnDescription[];
  /** Position of a column by its name or another name of it, in capitals. */
  positions: ReadonlyMap<string, number>;
  key: readonly number[];
  filled: readonly (readonly number[])[];
  unique: readonly number[];
  links: readonly FileLink[];
  /** Numbers that belong to one other number only. */
  owners: readonly Readonly<{ number: number; of: number }>[];
  /** Where it stands in a JSON document. */
  json: Readonly<{ in: string; many: boolean }> | undefined;
}>;

/** Where one of `when` has rows, one of `anyOf` must be there. */
export type FileNeed = Readonly<{
  when: readonly string[];
  anyOf: readonly string[];
  fault: string;
  say: string;
}>;

/** Files that belong together: their columns, keys and links. Everything done with such files comes from this. */
export type FileSet = Readonly<{
  id: string;
  title: Text;
  origin: string;
  verified: boolean;
  naming: RegExp;
  forms: readonly (FileForm | 'json')[];
  header: 'none' | 'present' | 'either';
  mostFiles: number;
  hospital: readonly Readonly<{ file: string; at: number }>[];
  needs: readonly FileNeed[];
  files: readonly FileDescription[];
  /** A file by its name or another name of it, in capitals. */
  byName: ReadonlyMap<string, FileDescription>;
}>;

/** One row: its values by position; what the file did not have is empty. */
export type Row = readonly string[];

/** Everything a country says about sets of files that hospitals send. */
export type FileSets = Readonly<{
  /** Ids of the sets, those with few files first; a set is opened when it is asked for. */
  ids: readonly string[];
  sets: readonly FileSet[];
  /** A set by its id. Throws CLAIM_SET_UNKNOWN. */
  get: (id: string) => FileSet;
  /** The sentences of faults. */
  words: FaultWords;
  /** What invented uploads are made of. */
  invented: () => InventedContent;
}>;

/** What is told of a fault, in the sender's words and in the door's own; `{file}` and such are filled in. */
export type FaultWord = Readonly<{
  code: string;
  /** Cause by which faults are grouped. */
  title: Text;
  what: Text;
  why: Text;
  mend: Text;
  /** How columns of which one is enough are joined. */
  or?: Text | undefined;
  /** The exact words of the hub's API, where it refuses an upload for this. */
  door?:
    | Readonly<{ message: string; messageV2?: string | undefined; messageTh: string; verified: boolean }>
    | undefined;
}>;

export type FaultWords = ReadonlyMap<string, FaultWord>;

/** Something wrong in a file: row 1 is the first row of data, row 0 the file itself. */
export type FileFault = Readonly<{
  code: string;
  level: 'error' | 'warning';
  file: string;
  row: number;
  field: string;
  value: string;
  /** What it was compared with: another file, a length, a list, a day. */
  other?: string;
}>;

/** A file as it was read. */
export type ReadFile = Readonly<{
  description: FileDescription;
  form: FileForm;
  encoding: FileEncoding;
  /** Which columns the file itself had, by position. */
  present: readonly boolean[];
  /** It has a line of names. */
  hasNames: boolean;
  rows: readonly Row[];
  /** The line (or record) of the file that a row came from. */
  lineOf: (row: number) => number;
  faults: readonly FileFault[];
}>;

export type FileEncoding = 'utf-8' | 'windows-874';
