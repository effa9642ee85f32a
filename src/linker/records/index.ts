export { type LoadedRecords, loadRecords } from './load.ts';
export { notesOfColumns, type OddColumn } from './odd-values.ts';
export { originalTexts, recordName } from './record-names.ts';
export { openSourceFile, readingFault, type SourceFile } from './source-file.ts';
export { addTermFrequencies, type ValueChances } from './term-frequencies.ts';
