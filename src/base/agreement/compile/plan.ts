import type { ColumnType, Mask, RowCondition } from '../object/index.ts';

/** Where a column's value comes from. */
export type SourceColumn = Readonly<{
  table: string;
  column: string;
  type: ColumnType;
  /** Full years from the date that stands there. */
  years: boolean;
}>;

/** What every row that leaves must fit, asked of the tables themselves. */
export type RowFilter =
  | Readonly<{ kind: 'areas'; table: string; column: string; areas: readonly string[] }>
  | Readonly<{ kind: 'condition'; condition: RowCondition }>
  | Readonly<{ kind: 'members'; table: string; column: string; list: string; version: number }>
  | Readonly<{ kind: 'number'; source: SourceColumn; number: string }>;

/** One column after masking. */
export type Output = Readonly<{ name: string; source: SourceColumn; mask: Mask; type: ColumnType }>;

/**
 * What a grant and a request mean together, as a small tree of plain data: scan, filter, project with masks, then ask of what is left,
 * group or take rows in an order that only what leaves decides. Hashed into receipts, turned into SQL, and read by nobody else.
 */
export type SharePlan = Readonly<{
  dataset: string;
  tables: readonly Readonly<{ as: string; name: string; on: string | null }>[];
  /** Columns that conditions on rows speak of, granted or not. */
  columns: Readonly<Record<string, SourceColumn>>;
  filters: readonly RowFilter[];
  outputs: readonly Output[];
  refine: RowCondition | null;
  select: readonly string[];
  /**
   * Counted by what is selected: each whom rows are about once, rows where they are about nobody; `cellKey` makes the noise. Where
   * everybody has one row, `rowPerSubject` says so, and rows are counted.
   */
  count: Readonly<{ cellKey: boolean; rowPerSubject?: true }> | null;
  /** The platform's own number of whom a row is about; it never leaves. */
  subject: Readonly<{ table: string; column: string }> | null;
  limit: number | null;
}>;
