export { type FlagBook, openFlagBook } from './flag-book.ts';
export type { FlagKey, FlagStep, LastFlagStep, NewFlagStep } from './flag-words.ts';
