import type { ColumnType, GeneratedAlways } from 'kysely';
import type { DisputeAct, IsoDate } from '../../model/index.ts';

type MadeByServer = ColumnType<Date, never, never>;

/** The tables of disputes as the query builder sees them. */
export type DisputeTables = Readonly<{
  dispute: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    person_key: bigint;
    fact: string;
    source: string;
    agency: string;
    said: string | null;
    said_as_of: IsoDate | null;
    village: string | null;
    due_on: IsoDate;
    dataset_version: string;
  };
  dispute_entry: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    dispute_id: bigint;
    step: number;
    act: DisputeAct;
    value: string | null;
    note: string | null;
    role: string;
    actor: string;
    session_id: string | null;
  };
}>;
