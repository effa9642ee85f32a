export { type BillFault, type BillFile, type BillHeader, readBillFile, writeBillFile } from './bill-file.ts';
export { billsOfClaims } from './bills-of-claims.ts';
export { type BillBatch, checkBills } from './check-bills.ts';
export { type ClaimsOfBills, claimsOfBills } from './claims-of-bills.ts';
export { decodeWindows874, encodeWindows874 } from './windows-874.ts';
