import { z } from 'zod';
import { dateSchema, textSchema } from '../text.ts';
import { agreementStateSchema, moveAgreementSchema, termSchema } from './agreements.ts';

const head = {
  id: z.string(),
  version: z.number().int(),
  hash: z.string(),
  state: agreementStateSchema,
  title: textSchema,
  givers: z.array(textSchema),
  receivers: z.array(textSchema),
  /** How many grants it has; none means that nothing leaves under it. */
  grants: z.number().int(),
  valid: z.object({ from: dateSchema, until: dateSchema }),
  reviewOn: dateSchema.nullable(),
  warnings: z.array(z.enum(['ends-soon', 'is-over', 'review-soon'])),
  daysLeft: z.number().int(),
  signed: z.number().int(),
  parties: z.number().int(),
};

/** Versions of agreements that one may look at: those of the own agency, or all. */
export const sharingListSchema = z
  .object({
    /** The own party; null where all are seen. */
    party: z.string().nullable(),
    /** Whether one may suspend, resume and revoke. */
    mayMove: z.boolean(),
    agreements: z.array(z.object(head)),
  })
  .meta({ id: 'SharingList' });
export type SharingListAnswer = z.infer<typeof sharingListSchema>;

const shareSchema = z.object({
  id: z.string(),
  title: textSchema,
  to: z.array(textSchema),
  dataset: textSchema,
  about: z.enum(['person', 'household', 'area']),
  sentence: textSchema,
  rows: textSchema,
  columns: z.array(
    z.object({
      name: z.string(),
      title: textSchema,
      /** As it is written: `clear`, `token`, `band:10`, `prefix:2`, `year`, `last4`, `const:text`. */
      mask: z.string(),
      kind: textSchema.nullable(),
      identifies: z.boolean(),
    }),
  ),
  acts: z.array(z.enum(['lookup', 'cohort', 'table', 'extract'])),
  lookupBy: z.array(z.enum(['token', 'number'])),
  output: z.object({
    minCell: z.number().int(),
    noise: z.string(),
    maxRows: z.number().int(),
    subjectsPerDay: z.number().int(),
  }),
  retain: z.string(),
  onward: z.array(textSchema),
  place: z.string(),
  deleteReceipt: z.boolean(),
  /** False where its words mean something else than when they were signed: nothing is given under it then. */
  meansAsSigned: z.boolean(),
});

/** One version of an agreement with all of it. */
export const sharingDetailSchema = z
  .object({
    ...head,
    mayMove: z.boolean(),
    citizen: textSchema,
    members: z.array(
      z.object({
        id: z.string(),
        name: textSchema,
        roles: z.array(z.enum(['controller', 'processor', 'recipient'])),
        signature: z.enum(['signed', 'broken', 'missing']),
      }),
    ),
    purposes: z.array(termSchema),
    bases: z.array(termSchema),
    reviewEvery: z.string(),
    shares: z.array(shareSchema),
    assumed: z.array(z.object({ path: z.string(), why: textSchema })),
    versions: z.array(z.object({ version: z.number().int(), state: agreementStateSchema })),
    steps: z.array(z.object({ at: z.iso.datetime(), state: z.string(), reason: z.string(), by: z.string() })),
    /** What was given today. */
    usage: z.array(
      z.object({
        grant: z.string(),
        recipient: z.string(),
        name: textSchema,
        asked: z.number().int(),
        tables: z.number().int(),
        subjects: z.number().int(),
        most: z.number().int().nullable(),
      }),
    ),
    /** Whether revoking takes somebody else than who suspended it. */
    needsSecond: z.boolean(),
    /** The steps that one may take with it now. */
    moves: z.array(moveAgreementSchema.shape.to),
  })
  .meta({ id: 'SharingDetail' });
export type SharingDetailAnswer = z.infer<typeof sharingDetailSchema>;

/** People as they are told: to the nearest whole smallest count, or only as fewer than it. */
const toldCountSchema = z.object({
  count: z.number().int().nullable(),
  fewerThan: z.number().int().nullable(),
});
export type ToldCountAnswer = z.infer<typeof toldCountSchema>;

/** What a version would give on the data of now, and what it adds to the one it follows. */
export const sharingEffectSchema = z
  .object({
    asOf: dateSchema,
    reach: z.array(
      z.object({
        grant: z.string(),
        /** Nothing of it is given until a next version is signed: its words mean something else than what was. */
        waits: z.boolean(),
        title: textSchema,
        people: toldCountSchema.nullable(),
        rows: toldCountSchema,
        columns: z.number().int(),
        /** Rows that nobody else is like, and rows that few are like with these among them, by all that leaves but tokens. */
        alone: toldCountSchema,
        few: toldCountSchema,
        fitsAtOnce: z.boolean(),
        days: z.number().int().nullable(),
      }),
    ),
    against: z.number().int().nullable(),
    grants: z.array(
      z.object({
        grant: z.string(),
        columnsAdded: z.array(textSchema),
        columnsRemoved: z.array(textSchema),
        columnsChanged: z.array(textSchema),
        /** Its words mean something else than in that version. */
        meansOtherwise: z.boolean(),
        peopleAdded: toldCountSchema.nullable(),
        peopleRemoved: toldCountSchema.nullable(),
      }),
    ),
    widenings: z.array(z.object({ grant: z.string(), path: z.string(), from: z.string(), to: z.string() })),
  })
  .meta({ id: 'SharingEffect' });
export type SharingEffectAnswer = z.infer<typeof sharingEffectSchema>;
