import { type AreaLevel, areaLevelOf, parseAreaCode } from '../../../base/model/index.ts';
import type { SessionAnswer } from '../../../contract/index.ts';

type Role = SessionAnswer['role'];
type RolePage =
  | 'home'
  | 'flags'
  | 'lists'
  | 'search'
  | 'look-ups'
  | 'erasures'
  | 'reads'
  | 'disputes'
  | 'review'
  | 'sharing'
  | 'claims'
  | 'claims-overview'
  | 'claims-queues';

/** Whoever signs in to work here. */
export const STAFF: readonly Role[] = ['officer', 'analyst', 'steward', 'auditor', 'protection-officer'];

/** The pages that are not for everybody, and whom each has something for; a viewer is asked there to sign in. */
const PAGE_ROLES: Readonly<Record<RolePage, readonly Role[]>> = {
  home: STAFF,
  flags: ['viewer', 'officer', 'analyst'],
  lists: ['viewer', 'officer'],
  search: ['officer'],
  'look-ups': ['officer', 'protection-officer'],
  erasures: ['protection-officer'],
  reads: ['auditor', 'protection-officer'],
  disputes: ['steward', 'protection-officer'],
  review: ['steward'],
  sharing: ['steward', 'protection-officer'],
  claims: ['hospital'],
  'claims-overview': ['officer', 'analyst'],
  'claims-queues': ['operator'],
};

/** Whether a page has something for somebody of a role. */
export function isPageFor(page: RolePage, role: Role): boolean {
  return PAGE_ROLES[page].includes(role);
}

const WITH_HOSPITALS: readonly AreaLevel[] = ['country', 'region', 'province'];

/** Whether the overview of claims has something for somebody: a hospital serves more than a district. */
export function isOverviewFor(role: Role, area: string): boolean {
  const code = parseAreaCode(area);
  return (
    isPageFor('claims-overview', role) && code !== undefined && WITH_HOSPITALS.includes(areaLevelOf(code))
  );
}
