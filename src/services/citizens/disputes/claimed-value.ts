import { problem } from '../../../base/errors/index.ts';
import { type FactEntry, isValueOf } from '../../../stages/profiles/index.ts';
import type { Reading } from '../../lookup/index.ts';
import { choicesOf } from '../facts/index.ts';

/**
 * What a fact should be, as text, checked to be a value it can have; null is nothing at all. Throws DISPUTE_VALUE_UNREADABLE, and
 * AREA_UNKNOWN for a village that is none.
 */
export function readClaimedValue(reading: Reading, { fact }: FactEntry, text: string | null): string | null {
  if (text === null) return null;
  const written = text.trim();
  const of = reading.country.facts.facts.find((one) => one.fact === fact);
  const choices = choicesOf(reading, fact);
  const isKnown = choices.length === 0 || choices.some(({ value }) => value === written);
  if (!of || !isValueOf(of, written) || !isKnown) throw problem('DISPUTE_VALUE_UNREADABLE');
  if (fact === 'village_code') return checkVillage(reading, written);
  return written;
}

function checkVillage({ places }: Reading, code: string): string {
  const { level, code: inForce } = places.get(code);
  if (level !== 'village') throw problem('DISPUTE_VALUE_UNREADABLE');
  return inForce;
}
