export { lookUpRoutes } from './look-ups.ts';
export { sessionRoutes } from './session.ts';
