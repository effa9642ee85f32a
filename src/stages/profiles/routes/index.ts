export { bridgeRows } from './bridges.ts';
export { duplicateRows, homes, presentPlaces } from './homes.ts';
export {
  keepsRefused,
  REFUSED_ROWS,
  refusedColumn,
  refusedSteps,
  refusingOf,
} from './refused.ts';
export { type NamingColumn, personNumbers } from './relatives.ts';
export { homesTable, type Route, sourceTable } from './route.ts';
export { sourceFacts } from './source-facts.ts';
