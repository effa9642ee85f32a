export {
  type HomeVisitAnswer,
  type HouseholdVisits,
  homeVisitSchema,
  householdVisitsSchema,
  type PersonHomeVisits,
  personVisitsSchema,
  type RecordHomeVisit,
  recordVisitSchema,
  withdrawVisitSchema,
} from './home-visits.ts';
export { type HouseholdDetail, householdDetailSchema } from './household.ts';
export {
  type HouseholdPackageAnswer,
  householdPackageSchema,
  type PackageFigures,
  type PackageRight,
  type RightDifference,
} from './package.ts';
