export { claimIn } from './claim-fact.ts';
export { type MyClaimUse, readClaimUses } from './claim-uses.ts';
export { type MyVisit, type MyVisits, readMyVisits } from './my-visits.ts';
export { readAllMyVisits, readVisitDetails, type VisitDetails } from './visit-details.ts';
export { claimsOf, hospitalsOf, type Patient, type VisitsAsked } from './visits-asked.ts';
