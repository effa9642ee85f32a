import type { GeneratedAlways } from 'kysely';
import type { MadeByServer } from '../column-types.ts';

/** The table of saved views as the query builder sees it. */
export type ViewTables = Readonly<{
  saved_view: {
    id: GeneratedAlways<bigint>;
    at: MadeByServer;
    subject: string;
    name: string;
    address: string;
  };
}>;
