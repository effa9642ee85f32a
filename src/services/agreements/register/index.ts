export {
  type AgreementDesk,
  type ReadAgreement,
  readKept,
  type Standing,
} from './agreement-desk.ts';
export {
  findMissing,
  getVersion,
  isSignedByAll,
  proposeAgreement,
  signVersion,
  takeSignature,
} from './change-agreement.ts';
export {
  type AgreementDetail,
  type ListedAgreement,
  listAgreements,
  showAgreement,
} from './list-agreements.ts';
export { type AgreementMove, giversOf, moveAgreement, movesOf } from './move-agreement.ts';
export { developmentKey } from './party-keys.ts';
