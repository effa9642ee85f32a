export { IDENTITY_CODES } from './identity-codes.ts';
