import { z } from 'zod';
import { conditionSchema } from '../base/condition/index.ts';
import { areaStepSchema } from './areas.ts';
import { dateSchema, textSchema } from './text.ts';
import { listedPersonSchema } from './visits.ts';

const MOST_LETTERS = 20;
const areaCode = z.string().min(1).max(12);
const nameSchema = z.string().trim().min(1).max(120);
const reasonSchema = z.string().trim().min(5).max(1000);

/** A condition, and the area in which it is asked. */
export const askConditionSchema = z
  .object({ area: areaCode, condition: conditionSchema })
  .meta({ id: 'AskCondition' });
export type AskCondition = z.infer<typeof askConditionSchema>;

/** Whom a condition would meet: counts and no names. */
export const cohortPreviewSchema = z
  .object({
    area: z.string(),
    asOf: dateSchema,
    sentence: textSchema,
    people: z.number().int(),
    satangAMonth: z.number(),
    /** Of whom something that is asked is not known: they are in neither the list nor its opposite. */
    notKnown: z.number().int(),
    byStage: z.array(
      z.object({ stage: z.string().nullable(), sex: z.string().nullable(), people: z.number().int() }),
    ),
    byArea: z.array(z.object({ place: areaStepSchema, people: z.number().int(), satangAMonth: z.number() })),
  })
  .meta({ id: 'CohortPreview' });
export type CohortPreview = z.infer<typeof cohortPreviewSchema>;

/** With which of the latest lists a condition would share people. */
export const cohortOverlapSchema = z
  .object({
    lists: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        shared: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'CohortOverlap' });
export type CohortOverlap = z.infer<typeof cohortOverlapSchema>;

/** A new list. */
export const createCohortSchema = z
  .object({ name: nameSchema, area: areaCode, condition: conditionSchema })
  .meta({ id: 'CreateCohort' });
export type CreateCohort = z.infer<typeof createCohortSchema>;

const versionSchema = z
  .object({
    version: z.number().int(),
    at: z.iso.datetime(),
    by: z.string(),
    asOf: dateSchema,
    datasetVersions: z.array(z.string()),
    /** Null for who may see only a part of the list. */
    people: z.number().int().nullable(),
  })
  .meta({ id: 'CohortVersion' });

const headShape = {
  id: z.string(),
  name: z.string(),
  place: z.array(areaStepSchema),
  sentence: textSchema,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  archived: z.boolean(),
  /** Whether one may change it: all of it lies in one's own area. */
  own: z.boolean(),
  version: versionSchema,
  /** Whether newer data was published since the version was made. */
  stale: z.boolean(),
};

const cohortHeadSchema = z.object(headShape).meta({ id: 'CohortHead' });
export type CohortHead = z.infer<typeof cohortHeadSchema>;

/** Lists of one's own area and of those around it, the latest first. */
export const cohortListSchema = z.object({ lists: z.array(cohortHeadSchema) }).meta({ id: 'CohortList' });
export type CohortList = z.infer<typeof cohortListSchema>;

/** One list with its condition, versions and book. */
export const cohortSchema = z
  .object({
    ...headShape,
    condition: conditionSchema,
    asOf: dateSchema,
    versions: z.array(versionSchema),
    book: z.array(
      z.object({
        act: z.string(),
        at: z.iso.datetime(),
        by: z.string(),
        name: z.string().nullable(),
        reason: z.string().nullable(),
        detail: z.string().nullable(),
        rows: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'Cohort' });
export type CohortDetail = z.infer<typeof cohortSchema>;

/** What came of asking for a new version; none is made while nothing newer is published. */
export const cohortRefreshedSchema = z
  .object({ made: z.boolean(), list: cohortSchema })
  .meta({ id: 'CohortRefreshed' });
export type CohortRefreshed = z.infer<typeof cohortRefreshedSchema>;

const handNoteSchema = z.object({
  act: z.enum(['added', 'removed']),
  reason: z.string(),
  officer: z.string(),
  at: z.iso.datetime(),
});

const cohortPersonSchema = z
  .object({ ...listedPersonSchema.shape, byHand: handNoteSchema.nullable() })
  .meta({ id: 'CohortPerson' });
export type CohortPerson = z.infer<typeof cohortPersonSchema>;

/** People of a list by pages, those who miss most money first, and its villages. */
export const cohortPeopleSchema = z
  .object({
    people: z.array(cohortPersonSchema),
    villages: z.array(
      z.object({
        village: areaStepSchema,
        subdistrict: areaStepSchema,
        people: z.number().int(),
        satangAMonth: z.number(),
      }),
    ),
    total: z.number().int(),
    /** On the list, and not among the counted of one's area by the data of now. */
    notFound: z.number().int().nullable(),
    next: z.string().nullable(),
  })
  .meta({ id: 'CohortPeople' });
export type CohortPeople = z.infer<typeof cohortPeopleSchema>;

const changedSchema = z.object({ people: z.number().int(), shown: z.array(listedPersonSchema) });

/** What changed with the latest version, and what was changed by hand. */
export const cohortChangesSchema = z
  .object({
    version: z.number().int(),
    since: z.number().int().nullable(),
    still: z.number().int(),
    entered: changedSchema,
    left: changedSchema,
    byHand: z.array(cohortPersonSchema),
  })
  .meta({ id: 'CohortChanges' });
export type CohortChanges = z.infer<typeof cohortChangesSchema>;

/** A change to a list that is no change of who is on it. */
export const changeCohortSchema = z
  .union([
    z.strictObject({ name: nameSchema }),
    z.strictObject({ archived: z.boolean(), reason: reasonSchema }),
  ])
  .meta({ id: 'ChangeCohort' });
export type ChangeCohort = z.infer<typeof changeCohortSchema>;

/** A change by hand, with its reason. */
export const changeByHandSchema = z
  .object({
    person: z.string().max(20),
    act: z.enum(['added', 'removed', 'withdrawn']),
    reason: reasonSchema,
  })
  .meta({ id: 'ChangeByHand' });
export type ChangeByHand = z.infer<typeof changeByHandSchema>;

/** What file is wanted and what for. */
export const exportCohortSchema = z
  .object({
    format: z.enum(['csv', 'xlsx']),
    language: z.enum(['th', 'en']).default('th'),
    reason: reasonSchema,
  })
  .meta({ id: 'ExportCohort' });
export type ExportCohort = z.input<typeof exportCohortSchema>;

/** The number of a list in an address. */
export const cohortIdSchema = z.object({ list: z.string().max(MOST_LETTERS) });
