export {
  type AccountOrder,
  type HospitalCaller,
  keepAccount,
  type LogIn,
  openTokenOffice,
  programHash,
  type TokenOffice,
} from './accounts/index.ts';
export {
  type BillDesk,
  type BillsAnswer,
  type DataSetDesk,
  type DataSetsAnswer,
  takeBills,
  takeDataSets,
} from './bills/index.ts';
export {
  authenticateVisit,
  type BookingDesk,
  type BookingPort,
  isRefused,
  openBookingDesk,
  openBookingOverHttp,
  openHubBooking,
  type PayerRefusal,
} from './booking/index.ts';
export {
  answerAppeal,
  type ClaimAct,
  changeClaim,
} from './checks/index.ts';
export {
  type BillFault,
  bahtText,
  billsOfClaims,
  dataSetOfClaim,
  encodeWindows874,
  fileRowsOf,
  readBillFile,
  satangIn,
  writeBillFile,
} from './converters/index.ts';
export {
  checkChosen,
  type HospitalDesk,
  listHospitalClaims,
  listHospitalStatements,
  listSendings,
  mendChosen,
  openQueueWatch,
  type QueueDesk,
  readCauses,
  readClaimsOverview,
  readHospitalClaim,
  readHospitalMoney,
  readReceipt,
  sendChosen,
  stepHospitalClaim,
  writeCauseFiles,
} from './desk/index.ts';
export { openClaimReader } from './files/index.ts';
export {
  connectionsFile,
  getPayer,
  openPayerDesk,
  type PayerDesk,
  type PayerStatus,
  PLAIN_PLAN,
  type RunningSimulator,
  readConnections,
  readPayerStatus,
  replayPayer,
  type SimulatorPlan,
  startSimulator,
} from './payers/index.ts';
export { findUploads, type PushOutcome, type PushReport, pushUploads } from './push/index.ts';
export { type WrittenRegister, writeRegisters } from './register/index.ts';
export {
  makeHospitalStatement,
  type Reconciliation,
  reconcile,
  STATEMENT_FORMATS,
  type StatementFormat,
  takeStatement,
} from './statements/index.ts';
export {
  type ClaimDesk,
  type ClaimSending,
  type ClaimTokens,
  type FileDesk,
  type FileSending,
  type FilesAnswer,
  noteRefusedFiles,
  type OpenedClaim,
  openClaims,
  openClaimTokens,
  openFileDesk,
  openFiles,
  rewrapClaims,
  type SentFile,
  submitClaims,
  submitFiles,
} from './submit/index.ts';
export {
  findHealthRecordHospital,
  keepCall,
  makeHealthRecordToken,
  openVisitDesk,
  type Visit,
} from './visits/index.ts';
export { type ClaimWorker, startClaimWorker } from './worker.ts';
