export { type LoadedRecords, loadRecords } from './load.ts';
export { addTermFrequencies, type ValueChances } from './term-frequencies.ts';
