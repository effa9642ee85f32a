import type { ColumnType, GeneratedAlways } from 'kysely';
import type { IsoDate } from '../../model/index.ts';
import type { MadeByServer } from '../column-types.ts';

/** The tables of home visits as the query builder sees them. */
export type HomeVisitTables = Readonly<{
  home_visit: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    visited_on: ColumnType<IsoDate, string, never>;
    household_kind: string;
    household_id: bigint;
    people: bigint[];
    told_by: bigint;
    findings: string[];
    note: string | null;
    village: string | null;
    officer: string;
    session_id: string | null;
    dataset_version: string;
  };
  home_visit_withdrawal: {
    visit_id: bigint;
    at: MadeByServer;
    officer: string;
    session_id: string | null;
    reason: string;
  };
}>;
