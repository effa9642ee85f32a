export { readClaimsOverview } from './read-overview.ts';
