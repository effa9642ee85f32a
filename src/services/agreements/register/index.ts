export {
  type AgreementDesk,
  type ReadAgreement,
  readKept,
  type Standing,
} from './agreement-desk.ts';
export {
  type AgreementMove,
  findMissing,
  getVersion,
  isSignedByAll,
  moveAgreement,
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
export { developmentKey } from './party-keys.ts';
