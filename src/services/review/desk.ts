import type { Steward } from '../../base/access/index.ts';
import { problem } from '../../base/errors/index.ts';
import type { Serving } from '../../base/lake/index.ts';
import type { ReviewBook } from '../../base/ledger/index.ts';
import type { AreaCode, DatasetVersion, IsoDate, Text } from '../../base/model/index.ts';

/** A register behind a record, with the date its data stands for. */
export type RecordSource = Readonly<{ source: string; title: Text; agency: Text; asOf: IsoDate }>;

/** What reviewing needs of a published set. */
export type ReviewReading = Readonly<{
  serving: Serving;
  asOf: IsoDate;
  places: Readonly<{
    /** Throws AREA_UNKNOWN. */
    get: (code: string) => Readonly<{ code: AreaCode }>;
    pathOf: (code: AreaCode) => readonly Readonly<{ name: Text }>[];
  }>;
  version: (dataset: string) => DatasetVersion;
  source: (id: string) => RecordSource | undefined;
}>;

/** The pairs of each area, by key, the one worth most first. What is published never changes, so each is asked for once. */
export type Queues = Readonly<{ bySet: WeakMap<Serving, Map<AreaCode, Promise<BigInt64Array>>> }>;

/** Where a steward works: what is published, what was said so far, and who they are. */
export type ReviewDesk = Readonly<{
  reading: ReviewReading;
  reviews: ReviewBook;
  queues: Queues;
  steward: Steward;
}>;

const TABLES = ['review_pairs', 'review_records'];

/** The version of linkage whose pairs are reviewed; throws VERSION_MISSING when none with pairs is published. */
export function reviewVersion({ reading }: ReviewDesk): string {
  const { id, tables } = reading.version('linkage');
  const missing = TABLES.find((table) => !tables.some(({ name }) => name === table));
  if (missing) throw problem('VERSION_MISSING', { dataset: `linkage.${missing}` });
  return id;
}
