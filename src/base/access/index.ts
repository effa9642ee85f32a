export { scopeOf, withinArea } from './area-scope.ts';
export {
  ANYONE,
  asOfficer,
  asSteward,
  type Officer,
  parseRole,
  type Role,
  type Steward,
  type Viewer,
} from './viewer.ts';
