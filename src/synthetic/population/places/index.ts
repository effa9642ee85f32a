export {
  type Destinations,
  layOutTerritories,
  openDestinations,
  type PopulationOrder,
  type Territory,
} from './geography.ts';
export { centralHouse, drawHouse } from './houses.ts';
export { formerNumberOf, type NumberIssuer, numberIssuer } from './numbers.ts';
