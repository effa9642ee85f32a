import { z } from 'zod';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/);

/** One column as content writes it: what may stand in it, and whether its shape was compared with a publication. */
export const columnSchema = z.strictObject({
  name,
  /** Other names that programs write for the same column. */
  aliases: z.array(name).default([]),
  type: z.enum(['text', 'number', 'date', 'time', 'datetime', 'code']).default('text'),
  /** Characters at most; of a number all its digits with point and decimals. */
  length: z.int().positive().optional(),
  decimals: z.int().min(0).default(0),
  required: z.boolean().default(false),
  /** Files in use differ in whether they have this column at all. */
  optional: z.boolean().default(false),
  /** A code list by its id. */
  codes: z.string().optional(),
  /** A shape that every value has, as a regular expression for the whole value. */
  shape: z.string().optional(),
  /** A last digit that must fit the others, where the value has 13 digits. */
  checkDigit: z.boolean().default(false),
  /** A number that may be below zero; all others may not. */
  signed: z.boolean().default(false),
  /** A day that cannot lie in the future. */
  past: z.boolean().default(false),
  /** Names of other columns of the row that this day may not lie before. */
  notBefore: z.array(name).default([]),
  verified: z.boolean().default(true),
  /** Left out where the set's list of titles has this name. */
  title: text.optional(),
});

/** What a row must hold so that others find it: at least one of the columns. */
const filledSchema = z.strictObject({ anyOf: z.array(name).min(1) });

/** Columns whose values must be found in another file; skipped for rows in which one of them is empty. */
const linkSchema = z.strictObject({
  columns: z.array(name).min(1),
  to: name,
  /** The same columns under the other file's names, where they differ. */
  toColumns: z.array(name).optional(),
  /** Whether senders are known to be held to it. */
  verified: z.boolean().default(true),
});

/** One file of a set. */
export const fileSchema = z.strictObject({
  name,
  aliases: z.array(name).default([]),
  title: text,
  verified: z.boolean().default(true),
  /** What makes a row the same row again. */
  key: z.array(name).default([]),
  /** Columns of which every row must fill at least one, in the order they are asked. */
  filled: z.array(filledSchema).default([]),
  /** Columns that no two rows share; an upload is refused for it. */
  unique: z.array(name).default([]),
  links: z.array(linkSchema).default([]),
  /** Numbers that belong to one other number only, such as a visit to its patient. */
  owners: z.array(z.strictObject({ number: name, of: name })).default([]),
  /** Where it stands in a JSON document: in which part, and whether it is a list. */
  json: z.strictObject({ in: name, many: z.boolean() }).optional(),
  columns: z.array(columnSchema).min(1),
});

/** A file that others cannot do without: where one of `when` has rows, one of `anyOf` must be there. */
const needSchema = z.strictObject({
  when: z.array(name).default([]),
  anyOf: z.array(name).min(1),
  /** The fault that is told. */
  fault: z.string(),
  /** What is named in its sentence, where it is not the first of `anyOf`. */
  say: z.string().optional(),
});

/** A set of files as content writes it. */
export const fileSetSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  /** Where the layout was found. */
  origin: z.string().min(1),
  verified: z.boolean(),
  /** Name of a file inside a folder or archive, without its ending; the group `file` holds the name of its description. */
  naming: z.string(),
  delimiter: z.string().length(1).default('|'),
  forms: z.array(z.enum(['txt', 'dbf', 'json'])).min(1),
  /** Whether programs write a first line with names. */
  header: z.enum(['none', 'present', 'either']),
  mostFiles: z.int().positive(),
  /** Newer editions have columns that are not described here: such a column warns only. */
  isOpen: z.boolean().default(false),
  /** Names of its files, in the order in which they are told. */
  files: z.array(name).min(1),
  /** The columns that name the hospital which sends. */
  hospital: z.array(z.strictObject({ file: name, column: name })).default([]),
  needs: z.array(needSchema).default([]),
  titles: z.record(z.string(), text).default({}),
});

const doorSchema = z.strictObject({
  message: z.string().min(1),
  messageV2: z.string().min(1).optional(),
  messageTh: z.string().min(1),
  verified: z.boolean(),
});

/** What is told of each fault. */
export const faultWordsSchema = z.array(
  z.strictObject({
    code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    title: text,
    what: text,
    why: text,
    mend: text,
    or: text.optional(),
    door: doorSchema.optional(),
  }),
);

export type FileSetDefinition = Readonly<z.infer<typeof fileSetSchema>>;
export type FileDefinition = Readonly<z.infer<typeof fileSchema>>;
export type ColumnDefinition = Readonly<z.infer<typeof columnSchema>>;
