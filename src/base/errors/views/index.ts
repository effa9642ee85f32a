export { VIEW_CODES } from './view-codes.ts';
