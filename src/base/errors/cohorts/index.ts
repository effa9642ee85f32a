export { COHORT_CODES } from './cohort-codes.ts';
