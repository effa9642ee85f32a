export { todayRoutes } from './today.ts';
export { viewRoutes } from './views.ts';
