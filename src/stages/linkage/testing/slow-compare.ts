import type { LinkageSettings, Outcome } from '../settings.ts';

/** What a row tells of who it is about. */
export type Facts = Readonly<{
  number: string | null;
  /** A number whose check digit is wrong. */
  unproven: string | null;
  given: string | null;
  family: string | null;
  birth: string | null;
  precision: string;
  sex: string | null;
  place: string | null;
}>;

/** What comparing each fact gives. */
export type Outcomes = Readonly<Record<'given' | 'family' | 'birth' | 'sex' | 'place' | 'number', Outcome>>;

/** Compares two rows as plainly as possible. */
export function compare(row: Facts, person: Facts, settings: LinkageSettings): Outcomes {
  return {
    given: compareNames(row.given, person.given, settings),
    family: compareNames(row.family, person.family, settings),
    birth: compareBirths(row, person, settings),
    sex: equal(row.sex, person.sex),
    place: equal(row.place, person.place),
    number: equal(row.number, person.number),
  };
}

function equal(left: string | null, right: string | null): Outcome {
  if (left === null || right === null) return 'unknown';
  return left === right ? 'same' : 'differs';
}

function compareNames(left: string | null, right: string | null, { near }: LinkageSettings): Outcome {
  const outcome = equal(left, right);
  if (outcome !== 'differs' || left === null || right === null) return outcome;
  const longEnough = Math.min(left.length, right.length) >= near.minLetters;
  return longEnough && edits(left, right) <= near.maxEdits ? 'near' : 'differs';
}

function compareBirths(left: Facts, right: Facts, settings: LinkageSettings): Outcome {
  if (left.birth === null || right.birth === null) return 'unknown';
  const precisions = [left.precision, right.precision];
  const toTheDay = precisions.every((precision) => precision === 'day');
  const knownLetters = precisions.includes('year') ? 'yyyy'.length : 'yyyy-mm'.length;
  const isPlaceholder = settings.placeholderDays.includes(left.birth.slice(5));
  if (toTheDay && left.birth === right.birth) return isPlaceholder ? 'near' : 'same';
  if (!toTheDay && left.birth.slice(0, knownLetters) === right.birth.slice(0, knownLetters)) return 'near';
  const [year, month, day] = left.birth.split('-');
  if (toTheDay && right.birth === `${year}-${day}-${month}`) return 'near';
  const shifted = [settings.eraYears, -settings.eraYears].map(
    (years) => `${Number(left.birth?.slice(0, 4)) + years}${left.birth?.slice(4)}`,
  );
  return shifted.includes(right.birth) ? 'near' : 'differs';
}

/** Levenshtein's distance by its definition. */
function edits(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length;
  if (left[0] === right[0]) return edits(left.slice(1), right.slice(1));
  return (
    1 +
    Math.min(edits(left.slice(1), right), edits(left, right.slice(1)), edits(left.slice(1), right.slice(1)))
  );
}
