export { AGREEMENT_CODES } from './agreement-codes.ts';
