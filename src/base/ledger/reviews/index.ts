export { openReviewBook, type ReviewBook } from './review-book.ts';
export type { GivenAnswer, Standing } from './review-words.ts';
