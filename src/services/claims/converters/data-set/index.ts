export { claimOfDataSet } from './claim-of-data-set.ts';
export { dataSetOfClaim } from './data-set-of-claim.ts';
export { type DataSet, readDataSet } from './read-data-set.ts';
