import type { IsoDate } from '../../../../base/model/index.ts';
import type { Facts } from '../../evaluate.ts';
import type {
  EntitlementSettings,
  TypedValue,
  UnitDeclaration,
  Value,
  WhatIf,
} from '../../language/index.ts';
import { type PackageHousehold, type PackageMember, unitKey } from '../neighbourhood.ts';
import type { HouseholdChange } from './household-change.ts';
import { spreadIncomes } from './incomes.ts';

/** Where and when changes happen, and what they do to facts. */
export type ChangeSetting = Readonly<{ settings: EntitlementSettings; whatIf: WhatIf; on: IsoDate }>;

/** Numbers no person has: a child that is not born yet comes after everybody where numbers decide. */
const LAST_NUMBER = 2n ** 63n - 1n;

/**
 * A household as it would be after all of these changes together: memberships first, incomes at the end and once, so that the
 * order does not matter and a change with its opposite leaves everything as it was.
 */
export function changeHousehold(
  household: PackageHousehold,
  changes: readonly HouseholdChange[],
  setting: ChangeSetting,
): PackageHousehold {
  const moved = changes.reduce(
    (now, change, place) => moveOne(now, change, { ...setting, place, origin: household }),
    household,
  );
  return spreadIncomes({ before: household, after: moved, changes }, setting);
}

type MoveSetting = ChangeSetting & Readonly<{ place: number; origin: PackageHousehold }>;

function moveOne(
  household: PackageHousehold,
  change: HouseholdChange,
  setting: MoveSetting,
): PackageHousehold {
  const { whatIf, settings } = setting;
  switch (change.kind) {
    case 'born': {
      const child = childOf(change, setting);
      const home = homeKeys(household, whatIf.child.units, settings);
      return withMember(household, { id: child.id, facts: { ...child.facts, ...home } });
    }
    case 'dies':
      return {
        ...household,
        members: changeOne(household.members, change.person, (facts) => died(facts, setting)),
      };
    case 'leaves':
      return leave(household, change.person, setting);
    case 'joins':
      return join(household, change.member, setting);
    case 'earns':
      return household;
  }
}

/** Whoever moves in comes into the units that go by where people live; whoever only comes back, into their own. */
function join(
  household: PackageHousehold,
  { id, facts }: PackageMember,
  { whatIf, settings, origin }: MoveSetting,
): PackageHousehold {
  const isBack = origin.members.some((one) => one.id === id && one.facts === facts);
  const home = isBack ? {} : homeKeys(household, whatIf.moving.units, settings);
  const around = household.around.filter((one) => one.id !== id);
  return withMember({ ...household, around }, { id, facts: { ...facts, ...home } });
}

function withMember(household: PackageHousehold, member: PackageMember): PackageHousehold {
  return { ...household, members: [...household.members.filter(({ id }) => id !== member.id), member] };
}

function childOf(
  { id, on }: Extract<HouseholdChange, { kind: 'born' }>,
  { settings, whatIf, place }: MoveSetting,
): PackageMember {
  const { date, precision } = settings.birth;
  const own = { person_id: LAST_NUMBER - BigInt(place), [date]: on, [precision]: 'day' };
  return { id, facts: { ...plainValues(whatIf.child.facts), ...own } };
}

function died(facts: Facts, { settings, whatIf, on }: ChangeSetting): Facts {
  const { day, units } = whatIf.death;
  return { ...facts, ...noUnits(settings, units), ...plainValues(whatIf.death.facts), [day]: on };
}

/** Whoever moves out is no longer a member, and is still around where another unit holds them. */
function leave(
  household: PackageHousehold,
  person: string,
  { settings, whatIf }: ChangeSetting,
): PackageHousehold {
  const leaver = household.members.find(({ id }) => id === person);
  if (!leaver) return household;
  const units = [...new Set([...whatIf.moving.units, household.unit])];
  const gone = { id: person, facts: { ...leaver.facts, ...noUnits(settings, units) } };
  const members = household.members.filter(({ id }) => id !== person);
  return { ...household, members, around: [...household.around, gone] };
}

function changeOne(
  members: readonly PackageMember[],
  person: string,
  change: (facts: Facts) => Facts,
): PackageMember[] {
  return members.map((member) =>
    member.id === person ? { ...member, facts: change(member.facts) } : member,
  );
}

/** Units that everybody of the household has in common are those a newcomer comes into; its own kind always. */
function homeKeys(
  { unit: own, key, members }: PackageHousehold,
  units: readonly string[],
  settings: EntitlementSettings,
): Record<string, Value> {
  const named = settings.units.filter(({ id }) => units.includes(id) || id === own);
  return Object.fromEntries(
    named.flatMap((unit) => {
      const common = unit.id === own ? key : commonKey(members, unit);
      return common === null ? [] : [[unit.fact, common]];
    }),
  );
}

function commonKey(members: readonly PackageMember[], unit: UnitDeclaration): Value | null {
  const keys = new Map(
    members.flatMap(({ facts }) => {
      const written = unitKey(facts, unit.fact);
      const key = facts[unit.fact] ?? null;
      return written === null || key === null ? [] : [[written, key] as const];
    }),
  );
  return keys.size === 1 ? ([...keys.values()][0] ?? null) : null;
}

function noUnits(settings: EntitlementSettings, units: readonly string[]): Record<string, null> {
  const left = settings.units.filter(({ id }) => units.includes(id));
  return Object.fromEntries(left.map(({ fact }) => [fact, null]));
}

function plainValues(facts: Readonly<Record<string, TypedValue>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(facts).map(([fact, { value }]) => [fact, value]));
}
