export type { Sex } from '../sex.ts';
export { lettersOf } from './composer.ts';
export { loadNames, type Names } from './corpus.ts';
export { type NameBook, openNameBook } from './name-book.ts';
