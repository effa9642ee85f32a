import type { IsoDate } from './thai-date.ts';

/** The name of a dataset: a stage, or `intake/<source>`. */
export type DatasetName = string;

/** One table of a dataset version, as its manifest lists it. */
export type VersionTable = Readonly<{
  name: string;
  rows: number;
  bytes: number;
  columns: readonly Readonly<{ name: string; type: string }>[];
}>;

/** The date a source's data stands for. */
export type SourceDate = Readonly<{ source: string; asOf: IsoDate }>;

/**
 * One immutable version of a dataset: a folder of Parquet tables and this manifest. Its id is the dataset's name and a
 * hash of its parents, its SQL and its settings (for intake: of the files' bytes), so the same work has the same name.
 */
export type DatasetVersion = Readonly<{
  id: string;
  dataset: DatasetName;
  parents: readonly string[];
  sources: readonly SourceDate[];
  tables: readonly VersionTable[];
  /** Small figures about how it went (rows in, rejected by reason …), for people and for `status`. */
  notes: Readonly<Record<string, unknown>>;
  madeInMs: number;
}>;
