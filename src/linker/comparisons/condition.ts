import { z } from 'zod';
import { faultOf } from './custom-sql.ts';
import { DATE_PARTS, type DatePart } from './measures/index.ts';

/** A test of one column's values, or of what it names; `column` is the comparison's own when it is not given. */
export type PlainCondition = Readonly<
  | { is: 'exact'; column?: string }
  /** Edits (damerau: neighbours changing places is one edit). */
  | { is: 'levenshtein' | 'damerau'; atMost: number; column?: string }
  | { is: 'jaro-winkler'; atLeast: number; column?: string }
  /** Different words, parted by spaces, in common: how many, or which share of all. */
  | { is: 'overlap'; atLeast: number; column?: string }
  | { is: 'overlap-share'; atLeast: number; column?: string }
  /** First letters alike, both at least that long. */
  | { is: 'prefix'; length: number; column?: string }
  /** One of the two is one letter and begins the other. */
  | { is: 'initial'; column?: string }
  | { is: 'same-part'; part: DatePart; column?: string }
  | { is: 'day-month-swapped'; column?: string }
  | { is: 'days-apart'; atMost: number; column?: string }
  /** Month and day alike and the years exactly so far apart: two eras. */
  | { is: 'years-apart'; exactly: number; column?: string }
  /** Places that differ in texts of one length; other lengths: false. */
  | { is: 'digits-differ'; atMost: number; column?: string }
  /** Each record's value of one column is the other record's of the other column. */
  | { is: 'swapped'; with: string; column?: string }
  | { is: 'number-apart'; atMost: number; column?: string }
  /** The difference as a share of the larger number. */
  | { is: 'number-share-apart'; atMost: number; column?: string }
  | { is: 'km'; atMost: number; latitude: string; longitude: string }
  /** SQL of one's own with `l.name` and `r.name` for the two records' values. */
  | { is: 'sql'; sql: string; columns: readonly string[] }
>;

/** A condition on two records. Three-valued (Kleene): null when a value that would decide it is not known. */
export type Condition =
  | PlainCondition
  | Readonly<{ is: 'all' | 'any'; of: readonly Condition[] }>
  | Readonly<{ is: 'not'; of: Condition }>;

const name = z.string().min(1, 'a column has a name');
const column = name.exactOptional();
const count = z.int('how many: a whole number').min(0, 'how many: 0 or more');
const some = z.int('how many: a whole number').min(1, 'how many: 1 or more');
const share = z.number().gt(0, 'a share is above 0, at most 1').max(1, 'a share is above 0, at most 1');
const amount = z.number().min(0, 'how far: 0 or more');
const condition: z.ZodType<Condition> = z.lazy(() => conditionSchema);

const shapes = [
  z.strictObject({ is: z.enum(['exact', 'initial', 'day-month-swapped']), column }),
  z.strictObject({
    is: z.enum(['levenshtein', 'damerau', 'days-apart', 'digits-differ']),
    atMost: count,
    column,
  }),
  z.strictObject({ is: z.enum(['jaro-winkler', 'overlap-share']), atLeast: share, column }),
  z.strictObject({ is: z.literal('overlap'), atLeast: some, column }),
  z.strictObject({ is: z.literal('prefix'), length: some, column }),
  z.strictObject({ is: z.literal('same-part'), part: z.enum(DATE_PARTS), column }),
  z.strictObject({ is: z.literal('years-apart'), exactly: some, column }),
  z.strictObject({ is: z.literal('swapped'), with: name, column }),
  z.strictObject({ is: z.literal('number-apart'), atMost: amount, column }),
  z.strictObject({ is: z.literal('number-share-apart'), atMost: share, column }),
  z.strictObject({ is: z.literal('km'), atMost: amount, latitude: name, longitude: name }),
  z.strictObject({
    is: z.enum(['all', 'any']),
    of: z.array(condition).min(1, 'name at least one condition'),
  }),
  z.strictObject({ is: z.literal('not'), of: condition }),
  z
    .strictObject({ is: z.literal('sql'), sql: z.string().min(1), columns: z.array(name) })
    .superRefine((custom, context) => {
      const fault = faultOf(custom);
      if (fault) context.addIssue({ code: 'custom', path: ['sql'], message: fault });
    }),
] as const;

const KINDS = shapes.flatMap(({ shape }) => ('options' in shape.is ? shape.is.options : shape.is.value));

/** Reads a condition from settings; whatever it does not know is refused with the place and what there is instead. */
export const conditionSchema: z.ZodType<Condition> = z.discriminatedUnion('is', shapes, {
  error: (issue) =>
    issue.code === 'invalid_union' ? `no such condition; there are ${KINDS.join(', ')}` : undefined,
});

/** The columns that a condition looks at, each once. */
export function columnsOf(condition: Condition, column: string): readonly string[] {
  return [...new Set(namedIn(condition, column))];
}

function namedIn(condition: Condition, column: string): readonly string[] {
  switch (condition.is) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part) => namedIn(part, column));
    case 'not':
      return namedIn(condition.of, column);
    case 'km':
      return [condition.latitude, condition.longitude];
    case 'sql':
      return condition.columns;
    case 'swapped':
      return [condition.column ?? column, condition.with];
    default:
      return [condition.column ?? column];
  }
}
