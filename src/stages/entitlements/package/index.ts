export {
  changeHousehold,
  comparePackages,
  type HouseholdChange,
  type Reason,
  type RightChange,
} from './change/index.ts';
export {
  type HouseholdPackage,
  type PackageReader,
  preparePackages,
  type Sums,
} from './household-package.ts';
export type { PackageHousehold } from './neighbourhood.ts';
export type { MemberRight } from './right.ts';
export type { Span } from './worth.ts';
