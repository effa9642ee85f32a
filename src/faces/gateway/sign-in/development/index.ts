export { developmentRoutes, type FindProvider } from './development-routes.ts';
export { ALGORITHM, CLAIMS, CLIENT_ID, ISSUER } from './invented-place.ts';
