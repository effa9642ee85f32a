export { openReviewBook, type ReviewBook } from './review-book.ts';
