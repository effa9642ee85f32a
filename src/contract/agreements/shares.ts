import { z } from 'zod';
import { dateSchema, textSchema } from '../text.ts';

const actSchema = z.enum(['lookup', 'cohort', 'table', 'extract']);

/** What one party may ask, grant by grant. */
export const shareListSchema = z
  .object({
    recipient: z.string(),
    shares: z.array(
      z.object({
        agreement: z.string(),
        version: z.number().int(),
        hash: z.string(),
        grant: z.string(),
        title: textSchema,
        dataset: z.string(),
        columns: z.array(z.object({ name: z.string(), mask: z.string() })),
        acts: z.array(actSchema),
        lookupBy: z.array(z.string()),
        output: z.object({
          minCell: z.number().int(),
          noise: z.string(),
          maxRows: z.number().int(),
          subjectsPerDay: z.number().int(),
        }),
        duty: z.object({
          retain: z.string(),
          onward: z.union([z.literal('none'), z.array(z.string())]),
          place: z.string(),
          deleteReceipt: z.boolean(),
        }),
        until: dateSchema,
      }),
    ),
  })
  .meta({ id: 'ShareList' });
export type ShareListAnswer = z.infer<typeof shareListSchema>;

/** One delivery as it was written down before its first byte; whom it was about does not stand in it. */
export const receiptSchema = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime(),
    agreement: z.string(),
    agreementHash: z.string(),
    grant: z.string(),
    recipient: z.string(),
    /** What was asked for; an event leaves by itself. */
    act: z.enum([...actSchema.options, 'event']),
    planHash: z.string(),
    asOf: dateSchema,
    datasetVersions: z.array(z.string()),
    /** Columns that were asked for; empty where all of the grant were. */
    columns: z.array(z.string()),
    rows: z.number().int(),
    bytes: z.number().int(),
    bodyHash: z.string(),
    format: z.string(),
  })
  .meta({ id: 'ShareReceipt' });
export type ReceiptAnswer = z.infer<typeof receiptSchema>;

export const receiptListSchema = z
  .object({ receipts: z.array(receiptSchema) })
  .meta({ id: 'ShareReceiptList' });
export type ReceiptListAnswer = z.infer<typeof receiptListSchema>;

/** A receipt worked out anew: whether the body is the one that was written down. */
export const replaySchema = z
  .object({ receipt: z.number().int(), same: z.boolean(), rows: z.number().int(), bodyHash: z.string() })
  .meta({ id: 'ShareReplay' });
export type ReplayAnswer = z.infer<typeof replaySchema>;
