export { readCauses, writeCauseFiles } from './cause-files.ts';
export {
  listHospitalClaims,
  readHospitalClaim,
  stepHospitalClaim,
} from './hospital-claims.ts';
export type { HospitalDesk } from './hospital-desk.ts';
export { listHospitalStatements, readHospitalMoney } from './hospital-money.ts';
export { listSendings, readReceipt } from './sendings.ts';
export { checkChosen, mendChosen, sendChosen } from './sent-files.ts';
