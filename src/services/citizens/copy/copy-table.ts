import type { Text } from '../../../base/model/index.ts';

/** What stands in one cell. */
export type Cell = string | number | null;

/** A table of the copy: the name of its file, and its rows; the first is the heads of the columns. */
export type CopyTable = Readonly<{ file: string; rows: Cell[][] }>;

/** Says a text in the language of the copy. */
export type Say = (text: Text | null | undefined) => string | null;
