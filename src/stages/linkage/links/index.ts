export { doubts } from './doubts.ts';
export { linkedRows } from './linked-rows.ts';
export { links, rowCounts } from './links.ts';
