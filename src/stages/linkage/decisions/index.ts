export { decidedRows } from './decided-rows.ts';
export { cutRows, decisionsKept, personGroups } from './regrouped.ts';
