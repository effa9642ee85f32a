export { openTableKeyBook } from './table-key-book.ts';
export type { TableKeyTables } from './table-key-tables.ts';
