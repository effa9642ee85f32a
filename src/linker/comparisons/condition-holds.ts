import { problem } from '../../base/errors/index.ts';
import type { Condition, PlainCondition } from './condition.ts';
import {
  allOf,
  anyOf,
  damerau,
  daySwapped,
  daysApart,
  jaroWinkler,
  levenshtein,
  placesThatDiffer,
  samePart,
  withinKm,
  yearsApart,
} from './measures/index.ts';

/** A record's values by column; a column that is missing is not known. */
export type RecordValues = Readonly<Record<string, string | number | null>>;

type Value = string | number | null;
type OneText = Exclude<
  PlainCondition,
  { is: 'exact' | 'swapped' | 'km' | 'sql' | 'number-apart' | 'number-share-apart' }
>;

/** What the engine reads as a number: spaces around, signs, single underscores between digits. */
const NUMBER =
  /^[ \t\n\v\f\r]*\+?(-?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?)[ \t\n\v\f\r]*$/;

/**
 * Whether a condition holds for two records, null when not known: what `conditionSql` says of texts of one byte a letter. Throws
 * CONDITION_NEEDS_ENGINE for custom SQL.
 */
export function conditionHolds(
  condition: Condition,
  column: string,
  ...[left, right]: readonly [RecordValues, RecordValues]
): boolean | null {
  const of = (name: string): [Value, Value] => [left[name] ?? null, right[name] ?? null];
  switch (condition.is) {
    case 'all':
      return allOf(condition.of.map((part) => conditionHolds(part, column, left, right)));
    case 'any':
      return anyOf(condition.of.map((part) => conditionHolds(part, column, left, right)));
    case 'not': {
      const holds = conditionHolds(condition.of, column, left, right);
      return holds === null ? null : !holds;
    }
    case 'sql':
      throw problem('CONDITION_NEEDS_ENGINE', { column, sql: condition.sql });
    case 'exact':
      return same(of(condition.column ?? column));
    case 'swapped': {
      const [own, other] = [of(condition.column ?? column), of(condition.with)];
      return allOf([same([own[0], other[1]]), same([other[0], own[1]])]);
    }
    case 'km':
      return withinKm({
        latitude: numbers(of(condition.latitude)),
        longitude: numbers(of(condition.longitude)),
        atMost: condition.atMost,
      });
    case 'number-apart':
    case 'number-share-apart':
      return numbersNear(condition, numbers(of(condition.column ?? column)));
    default: {
      const [a, b] = of(condition.column ?? column);
      return a === null || b === null ? null : textsAlike(condition, String(a), String(b));
    }
  }
}

function textsAlike(condition: OneText, left: string, right: string): boolean | null {
  switch (condition.is) {
    case 'levenshtein':
      return lengthsWithin(left, right, condition.atMost) && levenshtein(left, right) <= condition.atMost;
    case 'damerau':
      return lengthsWithin(left, right, condition.atMost) && damerau(left, right) <= condition.atMost;
    case 'jaro-winkler':
      return jaroWinkler(left, right) >= condition.atLeast;
    case 'digits-differ':
      return (placesThatDiffer(left, right) ?? Number.POSITIVE_INFINITY) <= condition.atMost;
    case 'overlap':
      return inCommon(wordsOf(left), wordsOf(right)) >= condition.atLeast;
    case 'overlap-share':
      return overlapShare(wordsOf(left), wordsOf(right), condition.atLeast);
    case 'prefix':
      return (
        left.length >= condition.length &&
        left.slice(0, condition.length) === right.slice(0, condition.length)
      );
    case 'initial':
      return (left.length === 1 && right.startsWith(left)) || (right.length === 1 && left.startsWith(right));
    case 'same-part':
      return samePart(left, right, condition.part);
    case 'day-month-swapped':
      return daySwapped(left, right);
    case 'days-apart':
      return daysApart(left, right, condition.atMost);
    case 'years-apart':
      return yearsApart(left, right, condition.exactly);
  }
}

function same([left, right]: readonly [Value, Value]): boolean | null {
  return left === null || right === null ? null : left === right;
}

function lengthsWithin(left: string, right: string, atMost: number): boolean {
  return Math.abs(left.length - right.length) <= atMost;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').filter((word) => word !== ''));
}

function inCommon(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return common;
}

function overlapShare(left: ReadonlySet<string>, right: ReadonlySet<string>, atLeast: number): boolean {
  const common = inCommon(left, right);
  return common > 0 && common >= atLeast * (left.size + right.size - common);
}

type NumberTest = Extract<PlainCondition, { is: 'number-apart' | 'number-share-apart' }>;
type Numbers = Readonly<{ left: number | null; right: number | null }>;

function numbersNear({ is, atMost }: NumberTest, { left, right }: Numbers): boolean | null {
  if (left === null || right === null) return null;
  const scale = is === 'number-apart' ? 1 : Math.max(Math.abs(left), Math.abs(right));
  return Math.abs(left - right) <= atMost * scale;
}

function numbers([left, right]: readonly [Value, Value]): Numbers {
  return { left: numberOf(left), right: numberOf(right) };
}

function numberOf(value: Value): number | null {
  const number = typeof value === 'string' ? Number(NUMBER.exec(value)?.[1]?.replaceAll('_', '')) : value;
  return number !== null && Number.isFinite(number) ? number : null;
}
