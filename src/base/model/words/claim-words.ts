/** How claims stand in few words: every claim is in one of these, so that they add up to all claims. */
export const CLAIM_STANDINGS = [
  'under-way',
  'to-correct',
  'refused',
  'approved',
  'paid',
  'withdrawn',
] as const;
export type ClaimStandingGroup = (typeof CLAIM_STANDINGS)[number];

/** What a claim waits for on its way through the gateway itself. */
export const GATEWAY_WAITS = ['checks', 'sending', 'answer'] as const;
export type GatewayWait = (typeof GATEWAY_WAITS)[number];

/** What a claim can wait for, in the order of its way; after the gateway it waits for the hospital and the payer. */
export const CLAIM_WAITS = [...GATEWAY_WAITS, 'correction', 'cut-off', 'payment', 'appeal'] as const;
export type ClaimWait = (typeof CLAIM_WAITS)[number];
