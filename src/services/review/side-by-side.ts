import { Problem } from '../../base/errors/index.ts';
import type { Text } from '../../base/model/index.ts';
import type { RecordSource, ReviewDesk } from './desk.ts';
import type { DoubtfulPair, RegisterRecord } from './pairs/index.ts';

/** How a field stands between two records. */
export type FieldOutcome = 'same' | 'differs' | 'one-side' | 'not-known';

/** One field of both records. Numbers are masked; which digits differ is told by place, never by digit. */
export type ComparedField = Readonly<{
  field: string;
  type: 'text' | 'date' | 'sex' | 'number' | 'place' | 'code';
  left: string | null;
  right: string | null;
  /** Names of places. */
  words: Readonly<{ left: Text | null; right: Text | null }> | null;
  outcome: FieldOutcome;
  /** Places of digits that differ, from 0 at the left. */
  differingDigits: number[];
}>;

/** Two records side by side, and nothing that could sway who is to judge them. */
export type ReviewItem = Readonly<{
  pair: string;
  sources: { left: RecordSource | null; right: RecordSource | null };
  fields: ComparedField[];
}>;

type FieldPlan = Readonly<{
  field: string;
  type: ComparedField['type'];
  of: Exclude<keyof RegisterRecord, 'key'>;
}>;

const FIELDS: readonly FieldPlan[] = [
  { field: 'number', type: 'number', of: 'number' },
  { field: 'title', type: 'text', of: 'title' },
  { field: 'given-name', type: 'text', of: 'givenName' },
  { field: 'family-name', type: 'text', of: 'familyName' },
  { field: 'sex', type: 'sex', of: 'sex' },
  { field: 'birth-date', type: 'date', of: 'birthDate' },
  { field: 'place', type: 'place', of: 'villageCode' },
  { field: 'house', type: 'code', of: 'houseCode' },
  { field: 'mother-number', type: 'number', of: 'motherNumber' },
  { field: 'father-number', type: 'number', of: 'fatherNumber' },
];

const SEEN_DIGITS = 4;
/** The smallest places of an address that are written out. */
const STEPS_WRITTEN = 3;

/** Sets the two records of a pair beside each other. */
export function sideBySide({ reading }: ReviewDesk, { pair, left, right }: DoubtfulPair): ReviewItem {
  return {
    pair: pair.pairKey.toString(),
    sources: {
      left: reading.source(left.source) ?? null,
      right: reading.source(right.source) ?? null,
    },
    fields: FIELDS.map((plan) => compareField(plan, { left, right }, (code) => placeWords(reading, code))),
  };
}

type Sides = Readonly<{ left: RegisterRecord; right: RegisterRecord }>;

function compareField(
  { field, type, of }: FieldPlan,
  sides: Sides,
  wordsOf: (code: string) => Text | null,
): ComparedField {
  const [left, right] = [sides.left[of], sides.right[of]];
  const shown = type === 'number' ? maskNumber : (text: string) => text;
  return {
    field,
    type,
    left: left && shown(left),
    right: right && shown(right),
    words:
      type === 'place' ? { left: left ? wordsOf(left) : null, right: right ? wordsOf(right) : null } : null,
    outcome: outcomeOf(left, right),
    differingDigits: type === 'number' ? digitsThatDiffer(left, right) : [],
  };
}

function outcomeOf(left: string | null, right: string | null): FieldOutcome {
  if (left === null && right === null) return 'not-known';
  if (left === null || right === null) return 'one-side';
  return left === right ? 'same' : 'differs';
}

function digitsThatDiffer(left: string | null, right: string | null): number[] {
  if (!left || !right || left.length !== right.length) return [];
  return [...left].flatMap((digit, place) => (digit === right[place] ? [] : [place]));
}

function maskNumber(number: string): string {
  const hidden = Math.max(0, number.length - SEEN_DIGITS);
  return `${'•'.repeat(hidden)}${number.slice(hidden)}`;
}

/** A place from the smallest up; a code that is no place of this country stays a code. */
function placeWords(reading: ReviewDesk['reading'], code: string): Text | null {
  try {
    const steps = reading.places.pathOf(reading.places.get(code).code).slice(1).slice(-STEPS_WRITTEN);
    const written = (language: 'th' | 'en', between: string) =>
      steps
        .map(({ name }) => name[language])
        .reverse()
        .join(between);
    return steps.length > 0 ? { th: written('th', ' '), en: written('en', ', ') } : null;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'AREA_UNKNOWN') return null;
    throw thrown;
  }
}
