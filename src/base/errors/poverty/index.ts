export { POVERTY_CODES } from './poverty-codes.ts';
