export { grandparents, marks, partners } from './marks.ts';
export { numberHolders, people } from './people.ts';
