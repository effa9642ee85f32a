export { AS_COUNTED, madeMeasure } from './made-measure.ts';
export { plainWords } from './plain-words.ts';
