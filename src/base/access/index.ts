export { scopeOf, withinArea } from './area-scope.ts';
export { ANYONE, asOfficer, type Officer, type Role, type Viewer } from './viewer.ts';
