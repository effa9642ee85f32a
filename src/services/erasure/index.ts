export { type CarriedOut, carryOut, type PendingErasures, readHolds } from './carry-out.ts';
export { askErasure, confirmErasure, type FoundErasure } from './erasure-desk.ts';
export { type ForgottenErasure, findForgotten, settleForgotten } from './forgotten.ts';
export {
  askAsOfficer,
  confirmAsOfficer,
  erasuresFor,
  type OfficerHouse,
  type ShownErasure,
  withdrawAsOfficer,
} from './officer-desk.ts';
