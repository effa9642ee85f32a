export { cardReader } from './cards.ts';
export { planSearch } from './plan.ts';
export { soundOf } from './words.ts';
