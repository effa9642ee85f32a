export {
  type BillBatch,
  type BillFault,
  type BillFile,
  billsOfClaims,
  type ClaimsOfBills,
  checkBills,
  claimsOfBills,
  encodeWindows874,
  readBillFile,
  writeBillFile,
} from './bills/index.ts';
export { bahtText, satangIn } from './cells.ts';
export { claimOfDataSet, type DataSet, dataSetOfClaim, readDataSet } from './data-set/index.ts';
export { fileRowsOf } from './file-rows/index.ts';
export { claimOfStay, readStay } from './stays/index.ts';
