export { erasureRoutes } from './erasures.ts';
