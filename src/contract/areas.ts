import { z } from 'zod';
import { unitSchema } from './measures.ts';
import { areaLevelSchema, dateSchema, sourceDateSchema, textSchema } from './text.ts';

/** Figures by measure id; a measure that cannot be known is absent, which is not zero. Money is satang a month. */
export const figuresSchema = z.record(z.string(), z.number()).meta({ id: 'Figures' });
export type Figures = z.infer<typeof figuresSchema>;

/** Why a figure is held back. */
export const hiddenReasonSchema = z
  .enum([
    'NOT_PUBLISHED',
    'NOT_BY_GROUP',
    'FEW_IN_AREA',
    'FEW_IN_GROUP',
    'FEW_BESIDE',
    'FEW_COUNTED',
    'NEARLY_ALL',
    'DOMINATED',
  ])
  .meta({ id: 'HiddenReason' });
export type HiddenReason = z.infer<typeof hiddenReasonSchema>;

const hiddenSchema = z.record(z.string(), hiddenReasonSchema);

/**
 * How each figure of an area is protected: `none` is as it was counted, `noise` is within so many of that. A measure named in `hidden` (of
 * a group: in `hiddenInGroups`) is held back for that reason, and stands in no figures.
 */
export const protectionSchema = z
  .object({
    kind: z.enum(['none', 'noise']),
    within: z.number(),
    hidden: hiddenSchema,
    hiddenInGroups: z.record(z.string(), hiddenSchema),
  })
  .meta({ id: 'Protection' });
export type Protection = z.infer<typeof protectionSchema>;

/** Whether figures are as counted, or how far from that. */
export const noiseSchema = protectionSchema.pick({ kind: true, within: true });

/** One step of the way from the country down to an area. */
export const areaStepSchema = z
  .object({ code: z.string(), level: areaLevelSchema, name: textSchema })
  .meta({ id: 'AreaStep' });
export type AreaStep = z.infer<typeof areaStepSchema>;

/** An area and what is counted in it; `chipao area CODE --json` prints the same. */
export const areaSchema = z
  .object({
    code: z.string(),
    level: areaLevelSchema,
    name: textSchema,
    path: z.array(areaStepSchema),
    asOf: dateSchema,
    sources: z.array(sourceDateSchema),
    version: z.string(),
    figures: figuresSchema,
    parentFigures: figuresSchema.nullable(),
    groups: z.record(z.string(), figuresSchema),
    protection: protectionSchema,
    parentProtection: protectionSchema.nullable(),
    /** How many local administrations have their office in it: where there are any, `by=local` parts it by them. */
    locals: z.number(),
    /** Local administrations that it, or parts of it, belong to; told of subdistricts and villages. */
    administrations: z.array(areaStepSchema),
  })
  .meta({ id: 'Area' });
export type AreaAnswer = z.infer<typeof areaSchema>;

/** One child of an area, with its figures. */
export const areaChildSchema = z
  .object({
    code: z.string(),
    level: areaLevelSchema,
    name: textSchema,
    lon: z.number(),
    lat: z.number(),
    figures: figuresSchema,
    groups: z.record(z.string(), figuresSchema),
    protection: protectionSchema,
  })
  .meta({ id: 'AreaChild' });
export type AreaChild = z.infer<typeof areaChildSchema>;

/** The children of an area, for map and league table. */
export const areaChildrenSchema = z
  .object({
    code: z.string(),
    /** The way of parting the area, when it is not level by level. */
    by: z.string().nullable(),
    asOf: dateSchema,
    version: z.string(),
    children: z.array(areaChildSchema),
    /** What is counted in the area and in none of these children; what is zero is left out. Only of figures as they were counted. */
    elsewhere: figuresSchema,
  })
  .meta({ id: 'AreaChildren' });
export type AreaChildrenAnswer = z.infer<typeof areaChildrenSchema>;

/** Areas of any levels side by side. */
export const areaComparisonSchema = z
  .object({ asOf: dateSchema, version: z.string(), areas: z.array(areaChildSchema) })
  .meta({ id: 'AreaComparison' });
export type AreaComparisonAnswer = z.infer<typeof areaComparisonSchema>;

/** A figure of an area through time: of each day that was worked out, as it was published last. */
export const areaHistorySchema = z
  .object({
    code: z.string(),
    measure: z.string(),
    group: z.string().nullable(),
    unit: unitSchema,
    protection: noiseSchema,
    points: z.array(
      z.object({
        asOf: dateSchema,
        publishedAt: z.string(),
        version: z.string(),
        /** Null where it is held back; `hidden` says why. */
        value: z.number().nullable(),
        hidden: hiddenReasonSchema.nullable(),
        /** Registers behind the measure and the dates their data stood for then. */
        sources: z.array(z.object({ source: z.string(), asOf: dateSchema })),
      }),
    ),
    /** Days whose figures are no longer kept. */
    gone: z.array(dateSchema),
  })
  .meta({ id: 'AreaHistory' });
export type AreaHistoryAnswer = z.infer<typeof areaHistorySchema>;

/** For every choice of dimensions, the poor households that fail at least one of them, and the people in them. */
export const areaMasksSchema = z
  .object({
    code: z.string(),
    asOf: dateSchema,
    version: z.string(),
    dimensions: z.array(z.object({ id: z.string(), title: textSchema })),
    /** In the order of the dimensions' bits; empty where no survey was read, and where `hidden` says why they are not shown. */
    masks: z.array(
      z.object({
        dimensions: z.array(z.string()),
        households: z.number(),
        people: z.number(),
        /** Of the people, those who applied for the State's card or hold it. */
        registered: z.number(),
        /** Of the people, those whose card is validated. */
        target: z.number(),
      }),
    ),
    hidden: z.literal('NOT_PUBLISHED').nullable(),
  })
  .meta({ id: 'AreaMasks' });
export type AreaMasksAnswer = z.infer<typeof areaMasksSchema>;

/** Shapes to draw: a GeoJSON collection whose features carry `codes`, the areas they stand for. */
export const boundariesSchema = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        geometry: z.object({ type: z.string() }).loose(),
        properties: z.object({
          code: z.string(),
          codes: z.array(z.string()),
          th: z.string(),
          en: z.string(),
        }),
      }),
    ),
  })
  .meta({ id: 'Boundaries' });
export type BoundariesAnswer = z.infer<typeof boundariesSchema>;

/** An area found by its name or code. */
export const areaSearchSchema = z
  .object({ areas: z.array(areaStepSchema.extend({ path: z.array(areaStepSchema) })) })
  .meta({ id: 'AreaSearch' });
export type AreaSearchAnswer = z.infer<typeof areaSearchSchema>;
