import { z } from 'zod';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const words = z.record(z.string(), z.string());
const wordsByFile = z.record(z.string(), words);
const fileNames = z.array(z.string()).default([]);

/** Who asks: by a token that holds, by none, by one that must not be taken, or by another account that the maker gives. */
export const CALLERS = [
  'hospital',
  'bare',
  'nobody',
  'no-token',
  'forged',
  'no-algorithm',
  'other-issuer',
  'expired',
  'limited',
  'other',
  'records',
] as const;

/** What besides the account of a hospital has to be given for a case. */
export const GIVEN = ['expired', 'limited', 'other', 'records', 'spare'] as const;

/** An upload of files that are well written but for what is said here. */
const uploadSchema = z.strictObject({
  /** What the form says the files are. */
  type: z.string().default('txt'),
  form: z.enum(['txt', 'dbf']).default('txt'),
  header: z.boolean().default(true),
  encoding: z.enum(['utf-8', 'windows-874']).default('utf-8'),
  bom: z.boolean().default(false),
  lineEnd: z.enum(['crlf', 'lf']).default('crlf'),
  visits: z.int().min(0).default(1),
  stays: z.int().min(0).default(0),
  /** From which of the case’s patients on. */
  from: z.int().min(0).default(0),
  without: fileNames,
  only: z.array(z.string()).optional(),
  /** Values of every row of a file. */
  set: wordsByFile.default({}),
  /** Files whose first row comes again. */
  again: fileNames,
  /** Other names of columns. */
  rename: wordsByFile.default({}),
  /** Columns that are not written. */
  drop: z.record(z.string(), z.array(z.string())).default({}),
  reversed: z.boolean().default(false),
  names: z.enum(['upper', 'lower', 'shouted']).default('upper'),
  /** Other contents of files: text, zeros, or a beginning and an end in two encodings. */
  replace: z
    .record(
      z.string(),
      z.strictObject({
        text: z.string().optional(),
        megabytes: z.number().optional(),
        mixed: z.boolean().default(false),
        broken: z.boolean().default(false),
      }),
    )
    .default({}),
  /** Files beside those of the set. */
  more: z.array(z.strictObject({ name: z.string(), text: z.string() })).default([]),
  fields: words.default({}),
  /** The form ends in its middle, says no boundary, says another one, is empty, or is packed. */
  body: z.enum(['whole', 'cut', 'no-boundary', 'other-boundary', 'empty', 'packed']).default('whole'),
});
export type UploadPlan = z.output<typeof uploadSchema>;

/** An archive of bills, signed as they are unless said otherwise. */
const archiveSchema = z.strictObject({
  name: z.string(),
  files: words.default({}),
  /** Bills of the kit that are put in, with texts in them replaced before they are signed. */
  bills: z.boolean().default(false),
  replace: words.default({}),
  /** Texts that are replaced after they were signed. */
  spoil: words.default({}),
  bomb: z.strictObject({ name: z.string(), megabytes: z.number() }).optional(),
  /** No archive at all. */
  raw: z.string().optional(),
});
export type ArchivePlan = z.output<typeof archiveSchema>;

const expectSchema = z.strictObject({
  status: z.union([z.int(), z.array(z.int())]),
  /** What the kind of the answer begins with. */
  type: z.string().optional(),
  /** What the answer is as text, as a regular expression. */
  text: z.string().optional(),
  /** What must be in the answer: `~` before a regular expression, `*` for anything. */
  body: z.unknown().optional(),
  /** What must be in a token: `header`, `payload`, and for how many `seconds` it holds. */
  jwt: z.unknown().optional(),
  headers: words.default({}),
  /** What of all answers to the same call must be one and the same. */
  same: z.array(z.string()).default([]),
});
export type Expected = z.output<typeof expectSchema>;

const stepSchema = z.strictObject({
  as: z.enum(CALLERS).default('hospital'),
  method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  path: z.string().startsWith('/'),
  json: z.unknown().optional(),
  form: words.optional(),
  text: z.string().optional(),
  /** The kind of `text`. */
  type: z.string().default('application/json'),
  upload: uploadSchema.optional(),
  archive: archiveSchema.optional(),
  /** So many at the same moment. */
  times: z.int().positive().default(1),
  expect: expectSchema,
  /** Parts of the answer that later steps speak of, by name. */
  keep: words.default({}),
});
export type Step = z.output<typeof stepSchema>;

const caseSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
  rule: text,
  /** Where the rule is told: a file of the guide and its heading. */
  section: z.string(),
  /** `hub`: every server of the hub answers so. `ours`: this one does besides. `told`: cannot be asked for from outside. */
  level: z.enum(['hub', 'ours', 'told']).default('hub'),
  /** Whether nobody who could know has published it. */
  unofficial: z.boolean().default(false),
  needs: z.array(z.enum(GIVEN)).default([]),
  steps: z.array(stepSchema).default([]),
});
export type ConformanceCase = z.output<typeof caseSchema>;

/** A file of cases; what is said of all of them stands once. */
export const casesSchema = z
  .strictObject({
    section: z.string(),
    cases: z.array(caseSchema.partial({ section: true })),
  })
  .transform(({ section, cases }) =>
    cases.map((one): ConformanceCase => ({ ...one, section: one.section ?? section })),
  );

const rowsSchema = z.record(z.string(), z.array(words));

/** What cases are made from: rows of one visit and one stay, and the bills of one visit. */
export const kitSchema = z.strictObject({
  tokenPath: z.string().startsWith('/'),
  passwordKeys: z.strictObject({ usual: z.string(), compose: z.string() }),
  otherHospital: z.string(),
  visit: rowsSchema,
  stay: rowsSchema,
  bills: words,
});
export type ConformanceKit = z.output<typeof kitSchema>;
