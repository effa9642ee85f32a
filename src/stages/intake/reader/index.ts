export type { ReadLimits } from './guard.ts';
export { type ReadRefusal, readTables, type TableEvent } from './read-tables.ts';
export { type ReaderKit, readyReaders } from './reader-process.ts';
