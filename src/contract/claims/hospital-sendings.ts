import { z } from 'zod';
import { CLAIM_STANDINGS } from '../../base/model/index.ts';
import { textSchema } from '../text.ts';

export const claimStandingSchema = z.enum(CLAIM_STANDINGS);

/** Faults of one cause in one column: what it is, why it matters, how it is mended, and in which rows. */
export const faultGroupSchema = z
  .object({
    code: z.string(),
    /** A warning stops nothing. */
    level: z.enum(['error', 'warning']),
    file: z.string(),
    field: z.string(),
    count: z.int(),
    /** The first rows it is in. */
    rows: z.array(z.int()),
    title: textSchema,
    /** The first of them, said in full; null where it was kept without its value. */
    what: textSchema.nullable(),
    why: textSchema,
    mend: textSchema.nullable(),
  })
  .meta({ id: 'FaultGroup' });
export type FaultGroup = z.infer<typeof faultGroupSchema>;

/** Something a hospital sent: kept, with how its claims stand, or refused at the door. */
export const sendingSchema = z
  .object({
    at: z.iso.datetime(),
    /** By which call it came. */
    api: z.string(),
    /** The account that sent it. */
    login: z.string(),
    sizeBytes: z.int(),
    kept: z
      .object({
        receipt: z.string(),
        form: z.string(),
        /** `YYYY-MM` of the latest service; empty where no day can be told. */
        period: z.string(),
        rows: z.int(),
        claims: z.int(),
        standings: z.partialRecord(claimStandingSchema, z.int()),
        /** Claims that wait for the first checks. */
        unchecked: z.int(),
        /** Claims whose current version came in another upload: a later one, or an earlier one that says the same. */
        elsewhere: z.int(),
      })
      .nullable(),
    refused: z.object({ message: z.string(), faults: z.int(), groups: z.array(faultGroupSchema) }).nullable(),
  })
  .meta({ id: 'ClaimSending' });
export type SendingAnswer = z.infer<typeof sendingSchema>;

/** What a hospital sent, the latest first. */
export const sendingListSchema = z
  .object({
    asOf: z.iso.datetime(),
    hospital: z.object({ code: z.string(), name: z.string().nullable() }),
    sendings: z.array(sendingSchema),
    /** What to ask with `before` for earlier ones; null at the end. */
    next: z.string().nullable(),
  })
  .meta({ id: 'ClaimSendings' });
export type SendingListAnswer = z.infer<typeof sendingListSchema>;

/** One upload that was kept: what came, file by file, and by which digest it is known. */
export const receiptPageSchema = z
  .object({
    asOf: z.iso.datetime(),
    hospital: z.object({ code: z.string(), name: z.string().nullable() }),
    sending: sendingSchema,
    /** SHA-256 of form, names and bytes, hexadecimal. */
    digest: z.string(),
    files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
  })
  .meta({ id: 'ClaimReceipt' });
export type ReceiptPageAnswer = z.infer<typeof receiptPageSchema>;

/** What a check of files found before anything is sent; nothing of them is kept. */
export const checkedFilesSchema = z
  .object({
    files: z.array(
      z.object({
        name: z.string(),
        title: textSchema,
        rows: z.int(),
        form: z.string(),
        encoding: z.string(),
      }),
    ),
    claims: z.int(),
    errors: z.int(),
    warnings: z.int(),
    groups: z.array(faultGroupSchema),
    /** Whether the door would take them: it asks less than payers do. */
    isTaken: z.boolean(),
    /** Values that would be mended without asking. */
    mendable: z.int(),
  })
  .meta({ id: 'CheckedClaimFiles' });
export type CheckedFilesAnswer = z.infer<typeof checkedFilesSchema>;

/** What came of sending: a receipt, the same one whenever the same is sent, or what the door refused. */
export const sentFilesSchema = z
  .object({
    receipt: z.string().nullable(),
    /** Whether it had been sent before, with nothing changed by it. */
    repeated: z.boolean(),
    claims: z.int(),
    groups: z.array(faultGroupSchema),
  })
  .meta({ id: 'SentClaimFiles' });
export type SentFilesAnswer = z.infer<typeof sentFilesSchema>;
