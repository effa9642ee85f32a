export { FAMILY_KINDS } from './families/index.ts';
export { isTown, openPopulation, type Population } from './invent.ts';
export { JOBS, type Job, type Occupation, type Work } from './lives/index.ts';
export { type Dwelling, type House, isAlive, type Person, type Relation, type Unit } from './person.ts';
export type { PopulationOrder, Territory } from './places/index.ts';
export { withCheckDigit } from './places/index.ts';
