export { ClaimsTable } from './claims-table.tsx';
export { FactList } from './fact-list.tsx';
export { FaultList } from './fault-list.tsx';
export { HospitalFrame } from './hospital-frame.tsx';
export { OneThing } from './one-thing.tsx';
export { useClaimWords } from './use-claim-words.ts';
