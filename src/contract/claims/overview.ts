import { z } from 'zod';
import { CLAIM_WAITS } from '../../base/model/index.ts';
import { textSchema } from '../text.ts';
import { monthOrNoneSchema } from './asked-for.ts';
import { claimStandingSchema } from './hospital-sendings.ts';

const claimWaitSchema = z.enum(CLAIM_WAITS);

const code = z.string().regex(/^[\w-]{1,20}$/);

/** Which claims are counted; `none` stands for those of which it is not known. */
export const claimsOverviewQuerySchema = z.object({
  province: z
    .string()
    .regex(/^(\d{2}|none)$/)
    .optional(),
  hospital: code.optional(),
  right: code.optional(),
  payer: code.optional(),
  /** `YYYY-MM` of the service. */
  month: monthOrNoneSchema.optional(),
  /** A code that is still open. */
  code: code.optional(),
  standing: claimStandingSchema.optional(),
  wait: claimWaitSchema.optional(),
});

const claimFigures = {
  claims: z.int(),
  chargedSatang: z.int(),
  /** How many of them stand how; these add up to all of them. */
  standing: z.record(claimStandingSchema, z.int()),
};
const claimFiguresSchema = z.object(claimFigures).meta({ id: 'ClaimFigures' });
export type ClaimFiguresAnswer = z.infer<typeof claimFiguresSchema>;

const placeSchema = z.object({ code: z.string(), name: textSchema });

/** Claims that wait for one thing: how many, and for how many days the oldest, half and nineteen of twenty of them wait at most. */
const claimBacklogSchema = z
  .object({
    wait: claimWaitSchema,
    /** Null where nobody is asked to pay. */
    payer: code.nullable(),
    claims: z.int(),
    oldestAt: z.iso.datetime(),
    oldestDays: z.number(),
    halfDays: z.number(),
    nearlyAllDays: z.number(),
  })
  .meta({ id: 'ClaimBacklog' });
export type ClaimBacklogAnswer = z.infer<typeof claimBacklogSchema>;

/** Claims counted by hospital, right, month, open code and what they wait for; of one moment, and of nobody in particular. */
export const claimsOverviewSchema = z
  .object({
    asOf: z.iso.datetime(),
    /** When anything last happened to any of them. */
    changedAt: z.iso.datetime().nullable(),
    /** Whose hospitals are counted. */
    area: placeSchema,
    /** What can be chosen, whatever is counted now. */
    choices: z.object({
      provinces: z.array(placeSchema),
      rights: z.array(z.object({ id: z.string(), title: textSchema })),
      payers: z.array(z.object({ id: z.string(), title: textSchema })),
    }),
    total: claimFiguresSchema,
    hospitals: z.array(
      z.object({
        hospital: z.string(),
        /** Null where nothing tells its name, or in which province it is. */
        name: textSchema.nullable(),
        province: placeSchema.nullable(),
        ...claimFigures,
      }),
    ),
    rights: z.array(
      z.object({ right: z.string().nullable(), title: textSchema.nullable(), ...claimFigures }),
    ),
    /** The oldest first. */
    months: z.array(z.object({ month: z.string().nullable(), ...claimFigures })),
    codes: z.array(
      z.object({
        code: z.string(),
        kind: z.enum(['correct', 'deny', 'verify']).nullable(),
        title: textSchema.nullable(),
        guide: textSchema.nullable(),
        claims: z.int(),
        hospitals: z.int(),
        chargedSatang: z.int(),
      }),
    ),
    /** What the list of codes is, and what it is not. */
    codesNote: textSchema,
    backlog: z.array(claimBacklogSchema),
  })
  .meta({ id: 'ClaimsOverview' });
export type ClaimsOverviewAnswer = z.infer<typeof claimsOverviewSchema>;
