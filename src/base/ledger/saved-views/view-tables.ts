import type { ColumnType, GeneratedAlways } from 'kysely';

/** The table of saved views as the query builder sees it. */
export type ViewTables = Readonly<{
  saved_view: {
    id: GeneratedAlways<bigint>;
    at: ColumnType<Date, never, never>;
    subject: string;
    name: string;
    address: string;
  };
}>;
