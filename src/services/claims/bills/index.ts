export { type BillDesk, type BillSending, type BillsAnswer, takeBills } from './take-bills.ts';
export { type DataSetDesk, type DataSetsAnswer, takeDataSets } from './take-data-sets.ts';
