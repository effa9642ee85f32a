export { sealDisputes } from './sealed-disputes.ts';
export { sealFlags } from './sealed-flags.ts';
export { openSubjectKeyBook } from './subject-key-book.ts';
export type { SubjectKeyTables } from './subject-key-tables.ts';
