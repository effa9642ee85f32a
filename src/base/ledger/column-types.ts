import type { ColumnType } from 'kysely';

/** A moment that the server writes down itself. */
export type MadeByServer = ColumnType<Date, never, never>;

/** Plain data that is handed in as its JSON text and comes back read. */
export type JsonColumn<Value> = ColumnType<Value, string, string>;
