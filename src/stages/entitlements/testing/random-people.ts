import fc from 'fast-check';
import type { Circle, Facts } from '../evaluate.ts';
import type { EntitlementSettings } from '../language/index.ts';
import type { Person } from '../parity/index.ts';

const label = { th: 'ข้อ', en: 'fact' };

/** Facts of people whose rules are random: of each type at least two. */
const FACTS = [
  ...['flag_a', 'flag_b', 'flag_c', 'flag_d'].map((fact) => ({ fact, type: 'boolean' as const, label })),
  ...['money_a', 'money_b'].map((fact) => ({ fact, type: 'money' as const, label })),
  ...['count_a', 'count_b'].map((fact) => ({ fact, type: 'integer' as const, label })),
  { fact: 'word_a', type: 'text' as const, label },
  { fact: 'place_code', type: 'text' as const, label },
  { fact: 'day_a', type: 'date' as const, label },
  { fact: 'born', type: 'date' as const, label },
];

export const RANDOM_FACTS = FACTS.map(({ fact }) => fact);
export const RANDOM_UNITS = [
  { id: 'house', fact: 'house_key', title: label },
  { id: 'family', fact: 'family_key', title: label },
];

/** The settings of an invented country, with either reading of a birth date of which only the year is known. */
export function randomSettings(partial: EntitlementSettings['birth']['partial']): EntitlementSettings {
  return {
    facts: FACTS,
    units: RANDOM_UNITS,
    areaLevels: [
      { id: 'province', fact: 'place_code', digits: 2 },
      { id: 'district', fact: 'place_code', digits: 4 },
    ],
    birth: { date: 'born', precision: 'born_precision', partial, law: label, verified: false },
    fiscalYearStart: '10-01',
  };
}

/** Days of a long life, and those on which calendars go wrong. */
export const randomDay = fc.oneof(
  fc
    .integer({ min: -40_000, max: 22_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10)),
  fc.constantFrom('2000-02-29', '2004-02-28', '1960-12-31', '1961-01-01', '2026-09-30', '2026-10-01'),
);

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 9 });
const satang = fc.integer({ min: 0, max: 50_000 }).map((value) => BigInt(value * 10));
const roundMoney = fc.integer({ min: 0, max: 5 }).map((value) => BigInt(value * 10_000));

const person: fc.Arbitrary<Facts> = fc.record({
  flag_a: maybe(fc.boolean()),
  flag_b: maybe(fc.boolean()),
  flag_c: maybe(fc.boolean()),
  flag_d: maybe(fc.boolean()),
  money_a: maybe(fc.oneof(roundMoney, satang)),
  money_b: maybe(roundMoney),
  count_a: maybe(fc.integer({ min: -3, max: 3 })),
  count_b: maybe(fc.integer({ min: 0, max: 40 })),
  word_a: maybe(fc.constantFrom('red', 'blue', 'เขียว')),
  place_code: maybe(fc.constantFrom('100101', '100202', '110101', '500101', '9')),
  day_a: maybe(randomDay),
  born: maybe(randomDay),
  born_precision: maybe(fc.constantFrom('day', 'month', 'year')),
  house_key: maybe(fc.integer({ min: 1, max: 12 }).map(BigInt)),
  family_key: maybe(fc.integer({ min: 1, max: 16 }).map(BigInt)),
});

/** A few dozen people who live together in houses and belong to families that are not the houses. */
export const randomPeople: fc.Arbitrary<Person[]> = fc
  .array(person, { minLength: 40, maxLength: 40 })
  .map(inUnits);

/** People with the members of their units; whose key is not known has no unit. */
export function inUnits(people: readonly Facts[]): Person[] {
  const members = RANDOM_UNITS.map(({ id, fact }) => ({
    id,
    fact,
    byKey: Map.groupBy(people, (facts) => facts[fact] ?? null),
  }));
  return people.map((facts, index) => {
    const known = members.filter(({ fact }) => (facts[fact] ?? null) !== null);
    const circle: Circle = Object.fromEntries(
      known.map(({ id, fact, byKey }) => [id, byKey.get(facts[fact] ?? null) ?? []]),
    );
    return { id: BigInt(index), facts, circle };
  });
}
