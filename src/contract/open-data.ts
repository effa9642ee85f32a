import { z } from 'zod';
import { measureSchema, unitSchema } from './measures.ts';
import { areaLevelSchema, dateSchema, sourceDateSchema, textSchema } from './text.ts';

/** In which shapes a table can be taken. */
const openFormatSchema = z.enum(['csv', 'json', 'parquet']);
export type OpenFormat = z.infer<typeof openFormatSchema>;

/** Under which conditions the tables may be used. */
const licenceSchema = z.object({ id: z.string(), title: textSchema, url: z.string() });

/** The tables that are open to everybody: a closed list, and none of them has a row for a person. */
export const openCatalogueSchema = z
  .object({
    asOf: dateSchema,
    version: z.string(),
    licence: licenceSchema,
    /** Levels of areas that go out; of the smaller ones only areas with enough people. */
    levels: z.array(areaLevelSchema),
    sources: z.array(sourceDateSchema),
    datasets: z.array(
      z
        .object({
          id: z.string(),
          title: textSchema,
          notes: textSchema,
          level: areaLevelSchema,
          rows: z.number().int(),
          columns: z.number().int(),
          files: z.array(
            z.object({
              format: openFormatSchema,
              name: z.string(),
              bytes: z.number().int(),
              etag: z.string(),
            }),
          ),
        })
        .meta({ id: 'OpenDataset' }),
    ),
  })
  .meta({ id: 'OpenCatalogue' });
export type OpenCatalogue = z.infer<typeof openCatalogueSchema>;

/** One column of an open table: what it means, how it comes about and how far it can be relied on. */
export const openColumnSchema = z
  .object({
    name: z.string(),
    title: textSchema,
    meaning: textSchema,
    type: z.enum(['text', 'date', 'integer', 'number']),
    /** The rest is of measures; null of what names a row. */
    unit: unitSchema.nullable(),
    formula: textSchema.nullable(),
    direction: measureSchema.shape.direction.nullable(),
    quality: measureSchema.shape.quality.nullable(),
    suppression: measureSchema.shape.suppression.nullable(),
    /** How its figures are protected before they leave. */
    protection: textSchema.nullable(),
    /** Whether rows of groups have it; otherwise only rows of everybody do. */
    byGroup: z.boolean(),
    sources: measureSchema.shape.sources,
  })
  .meta({ id: 'OpenColumn' });
export type OpenColumn = z.infer<typeof openColumnSchema>;

/** What a government catalogue asks to be told of a table: its 14 mandatory fields, by their names there. */
export const openRecordSchema = z
  .object({
    data_type: textSchema,
    title: textSchema,
    owner_org: textSchema,
    maintainer: textSchema,
    maintainer_email: textSchema,
    tag_string: textSchema,
    notes: textSchema,
    objective: textSchema,
    update_frequency_unit: textSchema,
    geo_coverage: textSchema,
    data_source: textSchema,
    data_format: textSchema,
    data_category: textSchema,
    license_id: textSchema,
  })
  .meta({ id: 'OpenRecord' });
export type OpenRecord = z.infer<typeof openRecordSchema>;

/** The dictionary of an open table, with its record for a catalogue. */
export const openDictionarySchema = z
  .object({
    dataset: z.string(),
    asOf: dateSchema,
    version: z.string(),
    record: openRecordSchema,
    columns: z.array(openColumnSchema),
    sources: z.array(sourceDateSchema),
  })
  .meta({ id: 'OpenDictionary' });
export type OpenDictionary = z.infer<typeof openDictionarySchema>;
