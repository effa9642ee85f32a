export { type MadeUpRecord, madeUpRecords, mulberry } from './made-up-records.ts';
export { openWorkshop, type Workshop } from './workshop.ts';
