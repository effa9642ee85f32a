export {
  CLAIM_STANDINGS,
  CLAIM_WAITS,
  type ClaimStandingGroup,
  type ClaimWait,
  GATEWAY_WAITS,
  type GatewayWait,
} from './claim-words.ts';
export { DISPUTE_ACTS, type DisputeAct } from './dispute-acts.ts';
export type { ErasureContent, ErasureDuty } from './erasure-words.ts';
export { FLAG_STATES, type FlagState } from './flag-states.ts';
export { GAP_KINDS, type GapKind } from './gap-kinds.ts';
export { MEASURE_LAYERS } from './measure-layers.ts';
export { ROLES, type Role, SIGN_IN_ROLES, type SignInRole } from './roles.ts';
