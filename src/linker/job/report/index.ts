export { type ReportOrder, reportOf } from './report-of-job.ts';
