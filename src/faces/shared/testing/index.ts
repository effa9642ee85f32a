export { madeMeasure } from './made-measure.ts';
export { plainWords } from './plain-words.ts';
