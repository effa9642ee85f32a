import type { MadeByServer } from '../column-types.ts';

/** The table of tables' keys as the query builder sees it. */
export type TableKeyTables = Readonly<{
  table_key: {
    version_id: string;
    table_name: string;
    generation: number;
    wrapped: Buffer;
    made_at: MadeByServer;
  };
}>;
