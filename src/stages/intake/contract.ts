import { z } from 'zod';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const fieldName = z.string().regex(/^[a-z][a-z0-9_]*$/);

/**
 * How a column is read. Each kind names the canonical field's type and the reason codes it can give:
 * - `text`: trimmed text. `name`: a person's name, Thai letters normalised, titles stripped into `title_field`.
 * - `full-name`: title, given and family name in one column; fills `title`, `given_name`, `family_name` (field is ignored).
 * - `citizen-number`: 13 digits with a right checksum (dashes and Thai digits allowed; spreadsheet floats are not). What has
 *   13 digits and no right checksum is kept as `pid_unproven` where the field is `pid`.
 * - `house-code`: 11 digits, left-padded. `house-number`: text such as 27/1; what a spreadsheet made a date is turned back.
 * - `place-code`: 6 digits (subdistrict) or 8 (village) that exist or have a successor. `village-number`: 1 to 99 as 2 digits.
 * - `code`: one of `list`; `map` turns the agency's codes into canonical ones. `codes`: several separated by a comma.
 * - `integer`, `decimal`: numbers within `min`..`max`. `baht`: an amount in baht, kept as integer satang (BIGINT).
 * - `date`: see `date`; gives DATE and, with `partial`, `<field>_precision` ('day','month','year').
 * - `flag`: true for one of `true`, false for one of `false`.
 */
export const readKinds = [
  'text',
  'name',
  'full-name',
  'citizen-number',
  'house-code',
  'house-number',
  'place-code',
  'village-number',
  'code',
  'codes',
  'integer',
  'decimal',
  'baht',
  'date',
  'flag',
] as const;

/**
 * How an agency writes dates: `be-digits` 25690930, `be-slash` 30/9/2569, `be-words` 30 ก.ย. 2569, `ce-digits` 20260930,
 * `iso` 2026-09-30. A year of the other era is repaired and flagged ERA_REPAIRED.
 */
export const dateFormats = ['be-digits', 'be-slash', 'be-words', 'ce-digits', 'iso'] as const;

/** One column of an agency's file. */
export const columnSchema = z.strictObject({
  name: z.string().min(1),
  field: fieldName,
  read: z.enum(readKinds),
  /** A row without it is rejected with VALUE_MISSING. */
  required: z.boolean().default(false),
  /** A file may lack the column, as files of an older form do; its values are then not known. */
  optional: z.boolean().default(false),
  /** What a value that cannot be read does: reject the row, or drop the value and flag it. Required columns reject. */
  onBad: z.enum(['reject', 'drop']).optional(),
  date: z.enum(dateFormats).optional(),
  /** Month or day may be unknown (00). */
  partial: z.boolean().optional(),
  /** The date may lie far ahead, as an expiry does. */
  ahead: z.boolean().optional(),
  /** Values that stand for "not known" or, for dates, "for ever" (99999999), read as null. */
  empty: z.array(z.string()).default([]),
  list: z.string().optional(),
  map: z.record(z.string(), z.string()).optional(),
  true: z.array(z.string()).optional(),
  false: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type Column = z.infer<typeof columnSchema>;

/** How a file of the source looks. */
export const fileSchema = z.strictObject({
  /** Regular expression of the file's name; the group `asOf` is the date the data stands for, 8 digits. */
  pattern: z.string(),
  asOfEra: z.enum(['buddhist', 'common']).default('buddhist'),
  format: z.enum(['delimited', 'xlsx', 'zip']),
  /** For `zip`: the member read by this contract. */
  member: z.string().optional(),
  delimiter: z.string().length(1).default(','),
  encoding: z.enum(['utf-8', 'windows-874']).default('utf-8'),
  quoted: z.boolean().default(false),
});

/**
 * A field made from others: joined as text (null when a part is), or numbers added up. Where one of them is not known the sum is
 * what the row says it is (`else`); a row that says another sum than its parts make is flagged SUM_DIFFERS, and its parts count.
 */
const derivedSchema = z.union([
  z.strictObject({ field: fieldName, join: z.array(fieldName) }),
  z.strictObject({ field: fieldName, sum: z.array(fieldName).min(2), else: fieldName }),
]);
export type DerivedField = z.infer<typeof derivedSchema>;

/** A source: who sends it, on what ground, how its files look, and how its columns become our fields. */
export const contractSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  agency: z.strictObject({ id: z.string(), name: text }),
  controller: text,
  processor: text,
  legalBasis: z.strictObject({ law: text, ground: z.string(), verified: z.boolean() }),
  classification: z.enum(['open', 'internal', 'confidential', 'secret']),
  freshness: z.strictObject({ everyDays: z.number().int(), staleAfterDays: z.number().int() }),
  file: fileSchema,
  /** What one row is, in words. */
  row: text,
  /** Canonical fields that name a row; a second row with the same key is flagged or rejected with KEY_DUPLICATE. */
  key: z.array(fieldName).default([]),
  onDuplicate: z.enum(['flag', 'reject']).default('flag'),
  /** Whether rows carry a person's identity and take part in linkage. */
  identifies: z.enum(['person', 'none']),
  /** True when the register has at most one row a person. */
  onePerPerson: z.boolean().default(false),
  /** True when numbers of people here are the register of record for numbers (the spine of linkage). */
  spine: z.boolean().default(false),
  columns: z.array(columnSchema).min(1),
  derived: z.array(derivedSchema).default([]),
});
export type SourceContract = z.infer<typeof contractSchema>;
