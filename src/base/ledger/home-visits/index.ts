export { type HomeVisitBook, openHomeVisitBook } from './home-visit-book.ts';
export type { HomeVisit, NewHomeVisit, Withdrawal } from './home-visit-words.ts';
