export { EVENT_CODES } from './event-codes.ts';
