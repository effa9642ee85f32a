export { isTown, openPopulation, type Population } from './invent.ts';
export { type Dwelling, type House, isAlive, type Person, type Relation, type Unit } from './person.ts';
export { formerNumberOf } from './places/index.ts';
