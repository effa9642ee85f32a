export { ERASURE_CODES } from './erasure-codes.ts';
