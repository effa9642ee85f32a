import type { RowTarget } from '../records/index.ts';

/** A file that turned out readable: its header, and its rows, which go into a target a portion at a time. */
export type OpenTable = Readonly<{
  names: readonly string[];
  /** Ends each portion with a yield, so that the target can be emptied; the width is that of the header. */
  copyRows: (target: RowTarget) => AsyncGenerator<void>;
  close: () => Promise<void>;
}>;
