export { keepAudit } from './keep-audit.ts';
export { logFilesRoutes } from './log-files.ts';
export { readsRoutes } from './reads.ts';
