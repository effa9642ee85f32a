export { houseTies, nearestHeads, openFamilies, openPeople } from './nearest-head.ts';
export { openRoles, registerRoles } from './open-roles.ts';
export { grandchildren, openHouses, surveyRoles } from './settled-houses.ts';
