export { guardAsking } from './guard-asking.ts';
export { stopForWhoHangsUp } from './hang-up.ts';
