export { type FlagBook, openFlagBook } from './flag-book.ts';
export {
  FLAG_STATES,
  type FlagKey,
  type FlagState,
  type FlagStep,
  type LastFlagStep,
  type NewFlagStep,
} from './flag-words.ts';
