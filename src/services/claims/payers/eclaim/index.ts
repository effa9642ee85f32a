export type { EclaimCall } from './eclaim-calls.ts';
export type { EclaimForm } from './eclaim-message.ts';
export { openEclaimPayer } from './eclaim-payer.ts';
