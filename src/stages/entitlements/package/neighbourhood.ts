import type { Circle, Facts } from '../evaluate.ts';
import type { EntitlementSettings, Value } from '../language/index.ts';

/** Somebody of a household, as the calculator takes them. */
export type PackageMember = Readonly<{ id: string; facts: Facts }>;

/** A household, and everybody else who is in a unit of one of its members or of those who share units with them. */
export type PackageHousehold = Readonly<{
  /** The kind of unit it is, and what its members have in the fact of that kind. */
  unit: string;
  key: Value;
  members: readonly PackageMember[];
  around: readonly PackageMember[];
}>;

/** Everybody of a household and around it. */
export function everybodyIn({ members, around }: PackageHousehold): PackageMember[] {
  return [...members, ...around];
}

/** Gives the units of each of these people: all of them who have the same in a unit's fact. */
export function circlesAmong(
  { units }: EntitlementSettings,
  people: readonly Facts[],
): (person: Facts) => Circle {
  const byUnit = units.map((unit) => ({
    unit,
    members: Map.groupBy(people, (person) => unitKey(person, unit.fact)),
  }));
  return (person) =>
    Object.fromEntries(
      byUnit.flatMap(({ unit, members }) => {
        const key = unitKey(person, unit.fact);
        const own = key === null ? undefined : members.get(key);
        return own ? [[unit.id, own]] : [];
      }),
    );
}

/** What somebody has in the fact of a unit, as text: registers write keys as numbers or as text. */
export function unitKey(person: Facts, fact: string): string | null {
  const key = person[fact] ?? null;
  return key === null ? null : String(key);
}
