export { AUDIT_CODES } from './audit-codes.ts';
