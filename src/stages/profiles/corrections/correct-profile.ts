import type { Row } from '../../../base/lake/index.ts';
import type { Fact, FactSettings } from '../settings.ts';

/**
 * One person's profile as it will be once a fact is what a text says it is, for telling what that will change. The next run
 * does the same for everybody.
 */
export function correctProfile(
  { facts }: FactSettings,
  profile: Row,
  { fact, value }: Readonly<{ fact: string; value: string | null }>,
): Row {
  const of = facts.find((one) => one.fact === fact);
  if (!of) return profile;
  const right: Row = {
    ...profile,
    [fact]: value === null ? null : cellOf(of, value),
    ...alongside(facts, of, value),
  };
  const derived = facts.flatMap((one) => {
    const cell = derivedCell(one, right);
    return cell === undefined ? [] : [[one.fact, cell] as const];
  });
  return { ...right, ...Object.fromEntries(derived) };
}

/** A text as the cell of a profile. */
function cellOf({ type }: Fact, text: string): Row[string] {
  if (type === 'boolean') return text === 'true';
  if (type === 'money') return BigInt(text);
  return type === 'integer' ? Number(text) : text;
}

/** Who lives after all did not die on any day; a birth date set right is one to the day; a village lies in its subdistrict. */
function alongside(facts: readonly Fact[], { fact, made }: Fact, value: string | null): Row {
  if (fact === 'birth_date') return { birth_precision: 'day' };
  if (fact === 'village_code') return { subdistrict_code: value?.slice(0, SUBDISTRICT_DIGITS) ?? null };
  if (fact !== 'alive' || made !== 'death' || value !== 'true') return {};
  const ofDeath = facts.filter((one) => one.made === 'death' && one.fact !== fact);
  return Object.fromEntries(ofDeath.map((one) => [one.fact, null]));
}

const SUBDISTRICT_DIGITS = 6;

function derivedCell({ bands, among }: Fact, profile: Row): Row[string] | undefined {
  if (among) {
    const base = profile[among.of] ?? null;
    return base === null ? null : among.in.some((one) => String(one) === String(base));
  }
  if (!bands) return undefined;
  const score = profile[bands.of] ?? null;
  if (score === null || Number(score) > bands.atMost) return null;
  return bands.to.find(({ atLeast }) => Number(score) >= atLeast)?.value ?? null;
}
