import { z } from 'zod';
import { answerSchema, periodSchema } from '../person/index.ts';
import { dateSchema, textSchema } from '../text.ts';
import { householdKindSchema, rosterMemberShape } from './roster.ts';

/** By the year, apart because it is given once, or not in money. */
const basisSchema = z.enum(['year', 'once', 'service']);

/** `untold`: entitled, and no register tells whether it is paid; `held-by-other`: somebody else of the unit holds its one right. */
const standingSchema = z.enum([
  'gets',
  'could-get',
  'untold',
  'cannot-tell',
  'held-by-other',
  'not-entitled',
]);

/** Months counted twelve times, quarters four, terms twice; what is given once is never added to it. */
const sumsSchema = z.object({ satangAYear: z.number(), satangOnce: z.number() }).meta({ id: 'PackageSums' });

/** From the least to the most; a most of null is not bounded by what is known. */
const spanSchema = z
  .object({ leastSatang: z.number(), mostSatang: z.number().nullable() })
  .meta({ id: 'PackageSpan' });

const titleShape = {
  /** The member whose right it is, by person id, or `child-1` for a child asked about. */
  member: z.string(),
  programme: z.string(),
  title: textSchema,
  basis: basisSchema,
};

/** A right of one member; money is satang over a year, or in one payment. */
export const packageRightSchema = z
  .object({
    ...titleShape,
    period: periodSchema,
    standing: standingSchema,
    answer: answerSchema,
    /** Whether it is part of the best lawful combination. */
    inBest: z.boolean(),
    paidSatang: z.number().nullable(),
    /** What is due; where it cannot be told, what it would be if it turned out well. */
    worth: spanSchema,
    /** What it loses beside other rights of the best combination. */
    lessSatang: z.number(),
    sharedBy: z.object({ unit: z.string(), title: textSchema }).nullable(),
    /** Rights by which alone it is had: to be taken up first, or held now though not due. */
    needs: z.array(z.object({ member: z.string(), programme: z.string(), title: textSchema })),
    /** Facts whose absence keeps the answer or its amount open. */
    missing: z.array(z.object({ fact: z.string(), label: textSchema })),
    /** Rights of the best combination with which it may not be combined, or beside which it is less. */
    stacking: z.array(
      z.object({
        with: z.string(),
        title: textSchema,
        rule: z.enum(['may', 'may-not', 'reduces-by']),
        text: textSchema,
      }),
    ),
    notChecked: z.array(textSchema),
    verified: z.boolean(),
  })
  .meta({ id: 'PackageRight' });
export type PackageRight = z.infer<typeof packageRightSchema>;

/** Everything a household receives and could receive, without what it has no right to. */
export const packageFiguresSchema = z
  .object({
    totals: z.object({
      /** What rolls pay, lawful or not. */
      paid: sumsSchema,
      /** The best that the law lets the household have of what it is paid. */
      lawfulNow: sumsSchema,
      /** What is due and of which no register here tells whether it is paid. */
      untold: sumsSchema,
      /** The best of all that members are entitled to. */
      best: sumsSchema,
      /** What the best is more than what is lawful now and what is untold. */
      more: sumsSchema,
      /** What cannot be told would be worth, if all of it turned out well. */
      open: z.object({ aYear: spanSchema, once: spanSchema }),
    }),
    rights: z.array(packageRightSchema),
  })
  .meta({ id: 'PackageFigures' });
export type PackageFigures = z.infer<typeof packageFiguresSchema>;

const outcomeSchema = z.enum(['passed', 'failed', 'unknown']).nullable();

/** Why a right is otherwise: a condition whose outcome changed, or what happened instead. */
const reasonSchema = z
  .object({
    kind: z.enum(['condition', 'came', 'went', 'holder', 'amount', 'combination', 'opened-by']),
    condition: z.string().nullable(),
    text: textSchema.nullable(),
    before: outcomeSchema,
    after: outcomeSchema,
  })
  .meta({ id: 'ChangeReason' });

/** How one right of one member changes, within the best combination. */
export const rightDifferenceSchema = z
  .object({
    ...titleShape,
    kind: z.enum(['gained', 'lost', 'more', 'less', 'unsure', 'closed']),
    before: standingSchema.nullable(),
    after: standingSchema.nullable(),
    beforeSatang: z.number(),
    afterSatang: z.number(),
    differenceSatang: z.number(),
    why: z.array(reasonSchema),
  })
  .meta({ id: 'RightDifference' });
export type RightDifference = z.infer<typeof rightDifferenceSchema>;

/** A household's package, and what changes would make of it. */
export const householdPackageSchema = z
  .object({
    id: z.string(),
    kind: householdKindSchema,
    asOf: dateSchema,
    /** The day by whose rules and ages all is worked out: that of the data, or of the last birth asked about. */
    on: dateSchema,
    members: z.array(
      z.object({
        member: z.string().nullable(),
        ...rosterMemberShape,
        is: z.enum(['member', 'unborn', 'newcomer']),
        /** A register tells of the death. */
        died: z.boolean(),
      }),
    ),
    package: packageFiguresSchema,
    changes: z.array(
      z.object({
        kind: z.enum(['born', 'dies', 'leaves', 'joins', 'earns']),
        member: z.string(),
        on: dateSchema.nullable(),
        satangAYear: z.number().nullable(),
      }),
    ),
    /** What is taken to be so where a change is asked about. */
    assumed: z.array(textSchema),
    /** Null: no change was asked about. */
    after: packageFiguresSchema.nullable(),
    differences: z.array(rightDifferenceSchema),
  })
  .meta({ id: 'HouseholdPackage' });
export type HouseholdPackageAnswer = z.infer<typeof householdPackageSchema>;
