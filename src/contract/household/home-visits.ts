import { z } from 'zod';
import { dateSchema, textSchema } from '../text.ts';

const MOST_WORDS = 500;

/** A visit that an officer paid to a household. */
export const homeVisitSchema = z
  .object({
    id: z.string(),
    visitedOn: dateSchema,
    recordedAt: z.iso.datetime(),
    officer: z.string(),
    findings: z.array(z.object({ id: z.string(), title: textSchema })),
    /** Who told what was noted; null for somebody this officer may not see, and then the note is null too. */
    toldBy: z.object({ id: z.string(), name: z.string() }).nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'HomeVisit' });
export type HomeVisitAnswer = z.infer<typeof homeVisitSchema>;

/** Visits to a household, the latest first, and what one can write down of another. */
export const householdVisitsSchema = z
  .object({
    household: z.string(),
    visits: z.array(homeVisitSchema),
    findings: z.array(z.object({ id: z.string(), title: textSchema })),
    /** After how many days a household should be seen again. */
    againAfterDays: z.number().int(),
    today: dateSchema,
  })
  .meta({ id: 'HouseholdVisits' });
export type HouseholdVisits = z.infer<typeof householdVisitsSchema>;

/** Visits to the households in which a person lived then, the latest first. */
export const personVisitsSchema = z
  .object({ person: z.string(), visits: z.array(homeVisitSchema) })
  .meta({ id: 'PersonHomeVisits' });
export type PersonHomeVisits = z.infer<typeof personVisitsSchema>;

/** A visit to be written down. */
export const recordVisitSchema = z
  .strictObject({
    visitedOn: dateSchema,
    /** Who of the household told it: what is noted is kept under this person. */
    toldBy: z.string().max(20),
    findings: z.array(z.string().max(40)).min(1).max(20),
    note: z.string().trim().min(1).max(MOST_WORDS).nullable().default(null),
  })
  .meta({ id: 'RecordHomeVisit' });
export type RecordHomeVisit = z.infer<typeof recordVisitSchema>;

/** Why a visit that was written down wrongly is taken back. */
export const withdrawVisitSchema = z
  .strictObject({ reason: z.string().trim().min(5).max(MOST_WORDS) })
  .meta({ id: 'WithdrawHomeVisit' });
