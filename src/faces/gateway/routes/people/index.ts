export { daySchema, explainRoutes } from './explain.ts';
export { peopleRoutes } from './people.ts';
export { searchRoutes } from './search.ts';
