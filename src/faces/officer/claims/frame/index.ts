export { ClaimsTable } from './claims-table.tsx';
export { FaultList } from './fault-list.tsx';
export { HospitalFrame } from './hospital-frame.tsx';
export { useClaimWords } from './use-claim-words.ts';
