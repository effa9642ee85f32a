export { citizenRoutes } from './citizen-routes.ts';
