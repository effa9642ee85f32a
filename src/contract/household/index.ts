export { type HouseholdDetail, householdDetailSchema } from './household.ts';
export {
  type HouseholdPackageAnswer,
  householdPackageSchema,
  type PackageFigures,
  type PackageRight,
  type RightDifference,
} from './package.ts';
