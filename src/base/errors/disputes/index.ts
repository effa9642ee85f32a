export { DISPUTE_CODES } from './dispute-codes.ts';
