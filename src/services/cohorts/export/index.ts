export { type ExportedCohort, type ExportOrder, exportCohort } from './export-cohort.ts';
