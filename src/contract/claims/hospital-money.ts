import { z } from 'zod';
import { textSchema } from '../text.ts';
import { claimStandingSchema } from './hospital-sendings.ts';

const monthFiguresSchema = z.object({
  standing: claimStandingSchema,
  claims: z.int(),
  /** What was asked for. */
  claimedSatang: z.int(),
  /** What payers approved; 0 where they have not. */
  approvedSatang: z.int(),
  paidSatang: z.int(),
});

/** What a hospital asked for and got, by month of service and by how claims stand. */
export const claimMoneySchema = z
  .object({
    asOf: z.iso.datetime(),
    /** The latest month first; null where no day of service can be told. */
    months: z.array(z.object({ month: z.string().nullable(), figures: z.array(monthFiguresSchema) })),
  })
  .meta({ id: 'HospitalClaimMoney' });
export type ClaimMoneyAnswer = z.infer<typeof claimMoneySchema>;
export type MonthMoneyAnswer = ClaimMoneyAnswer['months'][number];

/** Statements a hospital can take home: of what payers decided in a month (REP), and of what is paid together (STM). */
export const claimStatementsSchema = z
  .object({
    asOf: z.iso.datetime(),
    decided: z.array(
      z.object({
        payer: z.string(),
        title: textSchema,
        month: z.string(),
        claims: z.int(),
        latestAt: z.iso.datetime(),
      }),
    ),
    batches: z.array(
      z.object({
        number: z.string(),
        payer: z.string(),
        title: textSchema,
        right: textSchema.nullable(),
        kind: z.string(),
        at: z.iso.datetime(),
        claims: z.int(),
        satang: z.int(),
      }),
    ),
    formats: z.array(z.string()),
  })
  .meta({ id: 'HospitalStatements' });
export type ClaimStatementsAnswer = z.infer<typeof claimStatementsSchema>;
