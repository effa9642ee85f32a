export { sealDisputes } from './sealed-disputes.ts';
export { openSubjectKeyBook } from './subject-key-book.ts';
export type { SubjectKeyTables } from './subject-key-tables.ts';
