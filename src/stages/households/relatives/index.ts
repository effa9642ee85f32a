export { kin, numberHolders, partners, people } from './people.ts';
export { whereabouts } from './whereabouts.ts';
