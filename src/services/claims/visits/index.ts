export {
  findHealthRecordHospital,
  type HealthRecordKey,
  makeHealthRecordToken,
} from './health-record-token.ts';
export { keepCall } from './keep-call.ts';
export { openVisitDesk, type Visit, type VisitDesk } from './tell-visits.ts';
