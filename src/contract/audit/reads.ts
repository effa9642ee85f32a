import { z } from 'zod';
import { textSchema } from '../text.ts';

/** How the log of the audit stands: what was signed last, and who witnessed it. */
export const auditStatusSchema = z
  .object({
    /** The log's name and the key it signs with, as one is told to trust it. */
    origin: z.string(),
    key: z.string(),
    /** Entries that are signed; null before the first signature. */
    size: z.number().int().nullable(),
    signedAt: z.iso.datetime().nullable(),
    /** Whether a witness that counts spoke lately and saw all that is old enough; while not, nothing is exported or shared. */
    witnessed: z.boolean(),
    hours: z.number(),
    witnesses: z.array(
      z.object({
        name: z.string(),
        at: z.iso.datetime(),
        size: z.number().int(),
        /** False for the one built in for development, which proves nothing to others. */
        independent: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'AuditStatus' });
export type AuditStatus = z.infer<typeof auditStatusSchema>;

const word = z.string().max(80).optional();

/** Which reads to show. */
export const auditReadsQuerySchema = z.object({
  /** Days as people of the country count them, the last one whole. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** The last so many days, today among them; instead of `from`. */
  days: z.coerce.number().int().min(1).max(3660).optional(),
  role: word,
  act: word,
  purpose: word,
  agreement: word,
  area: z.string().max(12).optional(),
  atLeast: z.coerce.number().int().min(1).max(100_000_000).optional(),
  after: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One act on personal data: who, in which role, what, why, where, how many people, and its place in the log. */
export const auditReadSchema = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime(),
    by: z.string().nullable(),
    role: z.string(),
    act: z.string(),
    purpose: z.string(),
    agreement: z.string().nullable(),
    reason: z.string().nullable(),
    area: z.object({ code: z.string(), name: textSchema.nullable() }).nullable(),
    people: z.number().int(),
    /** A bulk read names a condition instead of people. */
    bulk: z.boolean(),
    fields: z.array(z.string()).nullable(),
    version: z.string().nullable(),
    /** Null while it waits to be numbered. */
    entry: z.number().int().nullable(),
  })
  .meta({ id: 'AuditRead' });
export type AuditRead = z.infer<typeof auditReadSchema>;

export const auditReadsSchema = z
  .object({
    reads: z.array(auditReadSchema),
    /** What to ask with `after` for older ones; null at the end. */
    next: z.number().int().nullable(),
    status: auditStatusSchema,
    choices: z.object({
      roles: z.array(z.string()),
      acts: z.array(z.string()),
      purposes: z.array(z.string()),
      agreements: z.array(z.string()),
    }),
  })
  .meta({ id: 'AuditReads' });
export type AuditReads = z.infer<typeof auditReadsSchema>;

/** What shows a read to stand in the signed log; enough to check it without trusting whoever sent it. Hashes are hexadecimal. */
export const auditReadProofSchema = z
  .object({
    entry: z.string(),
    index: z.number().int(),
    size: z.number().int(),
    proof: z.array(z.string()),
    /** The signed checkpoint, with the words of witnesses below. */
    checkpoint: z.string(),
    key: z.string(),
    /** What the sealed digests in the entry were made with, and of which texts; null once thrown away. */
    seal: z.string().nullable(),
    sealed: z.record(z.string(), z.string()),
  })
  .meta({ id: 'AuditReadProof' });
export type AuditReadProof = z.infer<typeof auditReadProofSchema>;

export const cosignatureTakenSchema = z
  .object({ witness: z.string(), size: z.number().int() })
  .meta({ id: 'CosignatureTaken' });
