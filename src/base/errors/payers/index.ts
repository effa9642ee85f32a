export { PAYER_CODES } from './payer-codes.ts';
