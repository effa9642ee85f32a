export { answerAppeal, type ClaimAct, changeClaim } from './change-claim.ts';
export { checkClaim } from './check-claim.ts';
export { type CheckRound, checkWaiting } from './check-waiting.ts';
