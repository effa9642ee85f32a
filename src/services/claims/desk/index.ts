export {
  checkChosen,
  type HospitalDesk,
  listHospitalClaims,
  listHospitalStatements,
  listSendings,
  mendChosen,
  readCauses,
  readHospitalClaim,
  readHospitalMoney,
  readReceipt,
  sendChosen,
  stepHospitalClaim,
  writeCauseFiles,
} from './hospital/index.ts';
export { openQueueWatch, type QueueDesk } from './operator/index.ts';
export { readClaimsOverview } from './overview/index.ts';
