export { doubts } from './doubts.ts';
export { largePersons } from './large-persons.ts';
export { scoredLinks } from './link-kinds.ts';
export { linkedRows } from './linked-rows.ts';
export { links, packedLinks, rowCounts, wholeLinks } from './links.ts';
