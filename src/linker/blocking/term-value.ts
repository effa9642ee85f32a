import type { RecordValues } from '../comparisons/index.ts';
import type { PlannedRule } from '../settings/index.ts';
import { PARTS } from './terms.ts';

type PlannedTerm = PlannedRule['keys'][number];

/** The value of a term for one record; the same as `termSql` gives. */
export function termValue(term: PlannedTerm, values: RecordValues): string | null {
  const raw = values[term.column];
  let value = raw === null || raw === undefined ? null : String(raw);
  if (value !== null && term.word !== undefined) value = wordOf(value, term.word);
  if (value !== null && term.part) {
    const [from, length] = PARTS[term.part];
    value = longEnough(value.slice(from - 1, from - 1 + length), length);
  }
  if (value !== null && term.first !== undefined) value = longEnough(value.slice(0, term.first), term.first);
  if (value !== null && term.last !== undefined) value = longEnough(value.slice(-term.last), term.last);
  if (value !== null && term.sounds === 'letters') value = value.replaceAll(/[^a-z]|[aeiouyhw]/g, '') || null;
  return value;
}

/** The bits of the rules that bring two records together. */
export function rulesBringing(
  rules: readonly PlannedRule[],
  ...[left, right]: readonly [left: RecordValues, right: RecordValues]
): number {
  return rules.reduce((bits, { keys }, index) => {
    const together = keys.every((term) => {
      const value = termValue(term, left);
      return value !== null && value === termValue(term, right);
    });
    return together ? bits + 2 ** index : bits;
  }, 0);
}

function longEnough(text: string, length: number): string | null {
  return text.length === length ? text : null;
}

function wordOf(text: string, place: number): string | null {
  return text.split(' ').at(place > 0 ? place - 1 : place) ?? null;
}
