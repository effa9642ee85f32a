export { type AccessBook, openAccessBook, writeAccess } from './access-book.ts';
export type { AccessFilter, AccessKinds, ListedAccess } from './access-list.ts';
export type {
  AccessEntry,
  BulkRead,
  BulkSearch,
  LeftOut,
  RecordedAccess,
  TouchingReads,
} from './access-words.ts';
export type { ReadCheck } from './read-check.ts';
