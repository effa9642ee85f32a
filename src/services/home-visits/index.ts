export { readHouseholdVisits, recordVisit, withdrawVisit } from './household-visits.ts';
export { readPersonVisits } from './person-visits.ts';
export type { VisitDesk } from './visit-desk.ts';
