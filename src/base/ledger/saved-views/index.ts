export { openViewBook, type SavedView, type ViewBook, type ViewKey } from './view-book.ts';
export type { ViewTables } from './view-tables.ts';
