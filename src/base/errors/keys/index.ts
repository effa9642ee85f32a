export { KEY_CODES } from './key-codes.ts';
