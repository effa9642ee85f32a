export { keepBudgets } from './budget.ts';
export { stopForWhoHangsUp } from './hang-up.ts';
export { noteRefusals } from './note-refusals.ts';
