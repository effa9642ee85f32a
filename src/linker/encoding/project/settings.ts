import { createHash } from 'node:crypto';
import { z } from 'zod';
import { problem } from '../../../base/errors/index.ts';
import { foldRulesSchema } from '../../keys/index.ts';

/** Goes up whenever the same settings come to give other bits, so that parties with different releases notice. */
const SCHEME = 1;
const LEAST_FIELDS = 3;
const HASH_LETTERS = 16;

/** One column of a person that goes into the filter. */
const fieldSchema = z.strictObject({
  column: z.string().min(1),
  /**
   * What is hashed. `grams`: every run of `q` letters; `date`: year, month and day of YYYY-MM-DD, each by itself; `digits`: each
   * digit with its place; `whole`: the value as one.
   */
  as: z.enum(['grams', 'date', 'digits', 'whole']),
  /** `as-is`, `clean`, or the name of one of `folds`. */
  fold: z.string().default('clean'),
  q: z.number().int().min(1).max(4).default(2),
  /** Marks the beginning and the end of the value, so that first and last letters count as such. */
  padded: z.boolean().default(true),
  /** Bits set for each thing hashed: the weight of the field. */
  hashes: z.number().int().min(1).max(64),
  /**
   * Hashes this field anew for each value of another one, or for each of its first letters (four of a date: the year). Harder to
   * count, but lost wherever that other one is wrong.
   */
  saltedBy: z.strictObject({ column: z.string(), first: z.number().int().min(1).optional() }).optional(),
});
export type EncodedField = z.infer<typeof fieldSchema>;

/** What is done to a filled filter so that its patterns are harder to read; what each costs is in the guide. */
const hardeningSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** The two halves laid over each other: half as long, and a set bit no longer says that something was hashed there. */
  z.strictObject({ kind: z.literal('xor-fold') }),
  /** Each bit turned round with this chance, the same way whenever the same record is encoded by the same party. */
  z.strictObject({ kind: z.literal('blip'), flip: z.number().gt(0).max(0.25) }),
]);
export type Hardening = z.infer<typeof hardeningSchema>;

/** How both parties encode. Everything that changes a bit is in here, fold rules too, so equal hashes mean equal encodings. */
const encodingSettingsSchema = z
  .strictObject({
    bits: z.union([z.literal(512), z.literal(1024), z.literal(2048), z.literal(4096)]).default(1024),
    /** `independent` takes each place from the keyed digest itself; `double` derives them from two numbers, which is known to leak. */
    hashing: z.enum(['independent', 'double']).default('independent'),
    folds: z.record(z.string(), foldRulesSchema).default({}),
    fields: z
      .array(fieldSchema)
      .min(LEAST_FIELDS, `at least ${LEAST_FIELDS}: few fields can be told by their frequencies`),
    hardening: hardeningSchema.default({ kind: 'none' }),
  })
  .superRefine(({ fields, folds }, context) => {
    const columns = fields.map(({ column }) => column);
    for (const [place, { column, fold, saltedBy }] of fields.entries()) {
      const refuse = (what: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['fields', place, what], message });
      if (columns.indexOf(column) !== place) refuse('column', `${column} is named twice`);
      if (!['as-is', 'clean', ...Object.keys(folds)].includes(fold))
        refuse('fold', `there is no fold ${fold}`);
      if (saltedBy?.column === column) refuse('saltedBy', 'a field cannot salt itself');
      if (saltedBy && !columns.includes(saltedBy.column))
        refuse('saltedBy', `${saltedBy.column} is no field`);
    }
  });
export type EncodingSettings = z.infer<typeof encodingSettingsSchema>;

/** Settings from plain data, defaults filled in. Throws ENCODING_SETTINGS_INVALID with the place and the reason. */
export function parseEncodingSettings(data: unknown): EncodingSettings {
  const parsed = encodingSettingsSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  const where = first?.path.join('.') || 'settings';
  throw problem('ENCODING_SETTINGS_INVALID', { where, reason: first?.message ?? 'another shape' });
}

/** Names the settings: two parties with the same hash encode alike, however their files are laid out. */
export function settingsHash(settings: EncodingSettings): string {
  return createHash('sha256')
    .update(JSON.stringify([SCHEME, ordered(settings)]))
    .digest('hex')
    .slice(0, HASH_LETTERS);
}

/** Bits of an encoding as it leaves the party. */
export function bitsSent({ bits, hardening }: EncodingSettings): number {
  return hardening.kind === 'xor-fold' ? bits / 2 : bits;
}

/** Names in alphabetical order all the way down; the order of lists stays, since it may mean something. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, ordered(part)]));
}
