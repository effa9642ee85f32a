import type { Sql } from '../../../base/lake/index.ts';

/** One column of the two records of a pair. */
export type SqlPair = Readonly<{ left: Sql; right: Sql }>;

/** A pair of date texts; `whole` when both are known to have the form of a whole day. */
export type DatePair = SqlPair & Readonly<{ whole: boolean }>;
