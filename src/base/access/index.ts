export { isKeptBack, scopeOf, scopeOfPeople, withinArea, withinAreas } from './area-scope.ts';
export {
  ANYONE,
  asCitizen,
  asHospital,
  asOfficer,
  asProtectionOfficer,
  asSteward,
  type Citizen,
  type HospitalPerson,
  type Officer,
  type ProtectionOfficer,
  parseRole,
  type Steward,
  type Viewer,
  type ViewerAs,
} from './viewer.ts';
