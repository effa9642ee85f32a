export { claimOfStay } from './claim-of-stay.ts';
export { readStay } from './read-stay.ts';
