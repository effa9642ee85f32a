import type { Row } from '../../../base/lake/index.ts';
import type { Circle, EntitlementSettings, Facts } from '../../../stages/entitlements/index.ts';
import type { Reading } from '../reading.ts';
import { type Members, openMembers } from './members.ts';

/** The members of a person's units, and of the units of those members, as rules ask them. */
export type KnownCircle = Readonly<{ circle: Circle; circleOf: (member: Facts) => Circle }>;

/** Whether members of members are read too, and who is in households as far as that is known already. */
export type CircleQuestion = Readonly<{ withTheirs: boolean; members?: Members | undefined }>;

const NOBODY: KnownCircle = { circle: {}, circleOf: () => ({}) };

/**
 * Reads who shares units with a person. Members of members are read too where asked, because whose the one right of a unit is
 * depends on what each member is entitled to.
 */
export async function readCircle(
  reading: Reading,
  profile: Row,
  { withTheirs, members }: CircleQuestion = { withTheirs: true },
): Promise<KnownCircle> {
  const settings = reading.country.programmes[0]?.settings;
  if (!settings || !hasHouseholds(reading)) return NOBODY;
  const person = rulesFacts(profile);
  const book = openBook(reading, settings, { members, before: [person] });
  const near = await book.read([person]);
  const far = withTheirs ? await book.read(near.people) : near;
  const circleOf = (member: Facts) => circleIn(settings, member, far.byUnit);
  return { circle: circleIn(settings, person, near.byUnit), circleOf };
}

/** Reads several people with everybody who shares units with them, and with those again. */
export async function readAround(reading: Reading, people: readonly bigint[]): Promise<readonly Facts[]> {
  const settings = reading.country.programmes[0]?.settings;
  if (!settings) return [];
  const own = await readFacts(reading, people.map(String));
  if (!hasHouseholds(reading)) return own;
  const book = openBook(reading, settings, { before: own });
  const near = await book.read(own);
  const far = await book.read(near.people);
  const found = new Map([...own, ...far.people].map((facts) => [String(facts['person_id']), facts]));
  return [...found.values()];
}

/** A profile as the rules read it. */
export function rulesFacts(profile: Row): Facts {
  return Object.fromEntries(
    Object.entries(profile).map(([name, cell]) => [name, typeof cell === 'object' ? null : cell]),
  );
}

function hasHouseholds({ serving }: Reading): boolean {
  return serving.versions.some(({ dataset }) => dataset === 'households');
}

type ByUnit = ReadonlyMap<string, ReadonlyMap<string, readonly Facts[]>>;
type Neighbours = Readonly<{ people: readonly Facts[]; byUnit: ByUnit }>;

/** Everybody who has the same key of a unit; the person is one of them, as read from the same rows. */
function circleIn({ units }: EntitlementSettings, person: Facts, byUnit: ByUnit): Circle {
  return Object.fromEntries(
    units.flatMap((unit) => {
      const key = keyOf(person, unit.fact);
      const members = key === null ? undefined : byUnit.get(unit.fact)?.get(key);
      return members ? [[unit.id, members]] : [];
    }),
  );
}

type ReadAlready = Readonly<{ members?: Members | undefined; before: readonly Facts[] }>;

/** Reads people who share units with others; who was read once is not read again. */
function openBook(
  reading: Reading,
  settings: EntitlementSettings,
  { members = openMembers(reading), before }: ReadAlready,
) {
  const known = new Map(before.map((facts) => [String(facts['person_id']), facts]));
  return {
    read: async (people: readonly Facts[]): Promise<Neighbours> => {
      const households = unitKeys(settings, people);
      const ids = await members.of(households);
      const missing = ids.filter((key) => !known.has(key));
      for (const facts of await readFacts(reading, missing)) known.set(String(facts['person_id']), facts);
      const found = ids.map((key) => known.get(key)).filter((facts) => facts !== undefined);
      return { people: found, byUnit: groupByUnit(settings, found) };
    },
  };
}

function unitKeys({ units }: EntitlementSettings, people: readonly Facts[]): string[] {
  return [...new Set(people.flatMap((person) => units.flatMap(({ fact }) => keyOf(person, fact) ?? [])))];
}

async function readFacts(reading: Reading, people: readonly string[]): Promise<Facts[]> {
  const cards = await reading.cards(people.map(BigInt));
  return cards.map(({ profile }) => rulesFacts(profile));
}

function groupByUnit({ units }: EntitlementSettings, people: readonly Facts[]): ByUnit {
  return new Map(
    units.map(({ fact }) => {
      const housed = people.filter((person) => keyOf(person, fact) !== null);
      return [fact, Map.groupBy(housed, (person) => keyOf(person, fact) ?? '')];
    }),
  );
}

function keyOf(person: Facts, fact: string): string | null {
  const key = person[fact] ?? null;
  return key === null ? null : String(key);
}
