import { z } from 'zod';
import { textSchema, wordSchema } from './words.ts';

export const COLUMN_TYPES = ['text', 'integer', 'boolean', 'date'] as const;

/** What a column's values are, whatever the engine calls it. */
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** Names that answers use for themselves. */
const TAKEN = ['people', 'cell_key', 'is_granted', 'hidden', 'noisy', 'subject'];

const columnName = z.string().regex(/^[a-z][a-z0-9_]{0,79}$/, 'lower case letters, digits and _');

const columnSchema = z.strictObject({
  name: columnName.refine((name) => !TAKEN.includes(name), `not one of ${TAKEN.join(', ')}`),
  title: textSchema,
  type: z.enum(COLUMN_TYPES),
  /** The short name of the table it stands in; the first table when it is left out. */
  in: wordSchema.optional(),
  /** What the table calls it, when that is another name. */
  column: columnName.optional(),
  /** Full years from the table's date to the day of the data. */
  years: z.literal(true).optional(),
  /** Whether it tells by itself who somebody is. */
  identifies: z.boolean().default(false),
  /** The kind of personal data it is, as a term of the vocabulary. */
  kind: z.string().optional(),
});

/** One column that agreements can speak of. */
export type SharedColumn = z.infer<typeof columnSchema>;

const tableSchema = z.strictObject({
  as: wordSchema,
  dataset: z.string().min(1),
  table: columnName,
  /** The column that must be equal in the first table; every table but the first has one. */
  on: columnName.optional(),
});

/** Data that agreements can give: tables of published versions, and the columns that may be spoken of at all. */
export const sharedDatasetSchema = z
  .strictObject({
    id: wordSchema,
    title: textSchema,
    /** What a row is about. */
    about: z.enum(['person', 'household', 'area']),
    tables: z.array(tableSchema).min(1).max(4),
    /** By which way it leaves: what systems of parties ask for, or what the gateway of claims sends to payers. */
    through: z.enum(['shares', 'payers']).default('shares'),
    /** The platform's own number of whom a row is about, in the first table; it never leaves. */
    subject: columnName.optional(),
    /** That whoever a row is about has one row and no other, so that counting rows counts them. */
    rowPerSubject: z.literal(true).optional(),
    /** The place of a row. */
    place: z.strictObject({ in: wordSchema, column: columnName }).optional(),
    /** The column by which one person can be asked for. */
    number: columnName.optional(),
    columns: z.array(columnSchema).min(1),
  })
  .superRefine((dataset, context) => {
    const [first, ...others] = dataset.tables;
    const tables = new Set(dataset.tables.map(({ as }) => as));
    const names = new Set(dataset.columns.map(({ name }) => name));
    const say = (message: string) => context.addIssue({ code: 'custom', message });
    if (tables.size < dataset.tables.length) say('two tables have the same short name');
    if (names.size < dataset.columns.length) say('two columns have the same name');
    if (first?.on !== undefined || others.some(({ on }) => on === undefined))
      say('every table but the first is joined on a column');
    if (dataset.rowPerSubject && (dataset.subject === undefined || others.length > 0))
      say('a row each is said of one table whose subject is named');
    const unknown = dataset.columns.find((column) => column.in !== undefined && !tables.has(column.in));
    if (unknown) say(`column ${unknown.name} stands in no table of this dataset`);
    if (dataset.place && !tables.has(dataset.place.in)) say('the place stands in no table of this dataset');
    if (dataset.number && !names.has(dataset.number)) say('the number is no column of this dataset');
  });

export type SharedDataset = z.infer<typeof sharedDatasetSchema>;
