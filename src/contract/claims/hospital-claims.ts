import { z } from 'zod';
import { dateSchema, textSchema } from '../text.ts';
import { monthOrNoneSchema, uploadReceiptSchema } from './asked-for.ts';
import { claimStandingSchema } from './hospital-sendings.ts';

/** Which claims to list, the newest first. */
export const claimListQuerySchema = z.object({
  standing: claimStandingSchema.optional(),
  /** With a code that is still open. */
  code: z
    .string()
    .regex(/^[A-Z0-9]{1,12}$/)
    .optional(),
  /** `YYYY-MM` of the service, or `none` for those of which no day can be told. */
  month: monthOrNoneSchema.optional(),
  receipt: uploadReceiptSchema.optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** A claim in a list; the patient is masked. */
export const claimRowSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['OP', 'IP']),
    hn: z.string(),
    seq: z.string().nullable(),
    an: z.string().nullable(),
    patient: z.object({ name: z.string(), number: z.string() }),
    right: textSchema.nullable(),
    day: dateSchema.nullable(),
    claimedSatang: z.int(),
    state: z.string(),
    standing: claimStandingSchema,
    codes: z.array(z.string()),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'HospitalClaimRow' });
export type ClaimRowAnswer = z.infer<typeof claimRowSchema>;

export const claimListSchema = z
  .object({
    asOf: z.iso.datetime(),
    claims: z.array(claimRowSchema),
    /** What to ask with `before` for older ones; null at the end. */
    next: z.string().nullable(),
  })
  .meta({ id: 'HospitalClaims' });
export type ClaimListAnswer = z.infer<typeof claimListSchema>;

/** A code by which something is told of a claim, and what to do about it. */
export const claimCauseSchema = z.object({
  code: z.string(),
  kind: z.enum(['correct', 'deny', 'verify']),
  title: textSchema,
  guide: textSchema,
});

/** What the claims of a hospital were sent back for, the most frequent first. */
export const claimCausesSchema = z
  .object({
    asOf: z.iso.datetime(),
    causes: z.array(claimCauseSchema.extend({ claims: z.int(), chargedSatang: z.int() })),
    /** What the list of codes is, and what it is not. */
    note: textSchema,
    /** The most claims that one download holds. */
    mostInFile: z.int(),
  })
  .meta({ id: 'HospitalClaimCauses' });
export type ClaimCausesAnswer = z.infer<typeof claimCausesSchema>;

/** One thing that happened to a claim: by whom, for whom, and what was said. */
export const claimStepSchema = z.object({
  kind: z.string(),
  at: z.iso.datetime(),
  version: z.int(),
  outcome: z.enum(['approved', 'stands']).nullable(),
  /** The account of the hospital that did it; null where the gateway or a payer did. */
  login: z.string().nullable(),
  controller: textSchema,
  processor: textSchema,
  payer: textSchema.nullable(),
  /** Of a version sent in: its upload. */
  receipt: z.string().nullable(),
  satang: z.int().nullable(),
  document: z.string().nullable(),
  findings: z.array(claimCauseSchema.extend({ file: z.string().nullable(), field: z.string().nullable() })),
});
export type ClaimStepAnswer = z.infer<typeof claimStepSchema>;

/** What a hospital can do with a claim itself. */
export const claimActSchema = z.enum(['appealed', 'cancelled', 'unclaimed']);
export type ClaimActWord = z.infer<typeof claimActSchema>;

/** One claim with everything that happened to it. */
export const claimPageSchema = z
  .object({
    asOf: z.iso.datetime(),
    claim: claimRowSchema,
    version: z.int(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    diagnoses: z.array(z.object({ code: z.string(), type: z.string() })),
    procedures: z.array(z.string()),
    money: z.object({
      chargedSatang: z.int(),
      ownSatang: z.int(),
      claimedSatang: z.int(),
      approvedSatang: z.int().nullable(),
      paidSatang: z.int().nullable(),
    }),
    steps: z.array(claimStepSchema),
    /** What the hospital may do now. */
    acts: z.array(claimActSchema),
  })
  .meta({ id: 'HospitalClaim' });
export type ClaimPageAnswer = z.infer<typeof claimPageSchema>;

/** A step the hospital takes. */
export const takeClaimStepSchema = z.strictObject({ act: claimActSchema }).meta({ id: 'TakeClaimStep' });
