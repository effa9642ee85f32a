export { isKeptBack, scopeOf, scopeOfPeople, withinArea, withinAreas } from './area-scope.ts';
export {
  ANYONE,
  asCitizen,
  asOfficer,
  asProtectionOfficer,
  asSteward,
  type Citizen,
  type Officer,
  type ProtectionOfficer,
  parseRole,
  type Role,
  type Steward,
  type Viewer,
  type ViewerAs,
} from './viewer.ts';
