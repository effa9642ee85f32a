export { goldRows, shownRows } from './gold-rows.ts';
export { doubtfulPairs, reviewedRows, reviewPairs } from './review-pairs.ts';
export { reviewRecords } from './review-records.ts';
