export { exportLog } from './export-log.ts';
export type { Finding } from './finding.ts';
export { type HouseCheck, verifyHouse } from './verify-house.ts';
export { type LogCheck, verifyLog } from './verify-log.ts';
