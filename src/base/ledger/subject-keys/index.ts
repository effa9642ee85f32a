export { sealCohorts } from './sealed-cohorts.ts';
export { sealDisputes } from './sealed-disputes.ts';
export { sealFlags } from './sealed-flags.ts';
export { sealHomeVisits } from './sealed-home-visits.ts';
export { sealLookUps } from './sealed-look-ups.ts';
export { sealReviews } from './sealed-reviews.ts';
export { openSubjectKeyBook } from './subject-key-book.ts';
export type { SubjectKeyTables } from './subject-key-tables.ts';
