export {
  type LinkReport,
  linkReportSchema,
  type ReportCluster,
  type ReportExample,
  type ReportModel,
  type ReportRule,
} from './link-report.ts';
export { writeReport } from './write-report.ts';
