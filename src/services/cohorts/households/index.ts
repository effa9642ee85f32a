export { listMissingHouseholds, type MissingHouseholds, sumMissingHouseholds } from './missing-most.ts';
export { type RouteSheet, readRouteSheet } from './route-sheet.ts';
export { type VisitHousehold, visitHouseholds } from './visit-households.ts';
