export {
  type AuditRead,
  type AuditReadProof,
  type AuditReads,
  type AuditStatus,
  auditReadProofSchema,
  auditReadsQuerySchema,
  auditReadsSchema,
  auditStatusSchema,
  cosignatureTakenSchema,
} from './reads.ts';
