import type { Officer } from '../../../base/access/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { type IsoDate, personIdOf, type Text } from '../../../base/model/index.ts';
import {
  changeHousehold,
  comparePackages,
  type EntitlementSettings,
  type HouseholdChange,
  type HouseholdPackage,
  type PackageHousehold,
} from '../../../stages/entitlements/index.ts';
import { readAround } from '../person/index.ts';
import type { Reading } from '../reading.ts';
import { differenceOf, figuresOf, type PackageFigures } from './figures.ts';
import { newcomersIn, readNewcomers, withAround } from './newcomers.ts';
import { readChanges } from './read-changes.ts';
import { type Roster, readRoster } from './roster.ts';

/** What a household receives and could receive, and what would be otherwise after some changes. */
export type HouseholdPackageAnswer = Readonly<{
  id: string;
  kind: Roster['kind'];
  asOf: IsoDate;
  /** The day by whose rules and ages all is worked out: that of the data, or of the last birth asked about. */
  on: IsoDate;
  members: PackageMemberAnswer[];
  package: PackageFigures;
  changes: ChangeAnswer[];
  /** What is taken to be so where a change is asked about. */
  assumed: Text[];
  after: PackageFigures | null;
  differences: ReturnType<typeof differenceOf>[];
}>;

/** A member as the package names them: a person, a child that was asked about, or somebody who would move in. */
export type PackageMemberAnswer = Readonly<{
  member: string | null;
  name: string | null;
  keptBack: boolean;
  role: string;
  ageYears: number | null;
  is: 'member' | 'unborn' | 'newcomer';
  /** A register tells of the death. */
  died: boolean;
}>;

/** A change as it was read. */
export type ChangeAnswer = Readonly<{
  kind: HouseholdChange['kind'];
  member: string;
  on: IsoDate | null;
  satangAYear: number | null;
}>;

/** The package of a household for an officer, with what the changes written (`born:2026-10-01` …) would make of it. */
export async function readHouseholdPackage(
  reading: Reading,
  officer: Officer,
  {
    household,
    changes: written = [],
  }: Readonly<{ household: string; changes?: readonly string[] | undefined }>,
): Promise<HouseholdPackageAnswer> {
  const roster = await readRoster(reading, officer, household);
  const members = new Set<string>(roster.seen.map(personIdOf));
  const newcomers = await readNewcomers(reading, officer, newcomersIn(written));
  const known = await factsOf(reading, roster);
  const dead = new Set(known.members.filter(({ facts }) => facts['alive'] === false).map(({ id }) => id));
  const changes = readChanges(written, { asOf: reading.asOf, members, dead, newcomers: newcomers.people });
  const before = withAround(known, newcomers.around);
  const on = lastDay(reading.asOf, changes);
  const packageOf = reading.packagesOn(on);
  const now = packageOf(before);
  const then = changes.length === 0 ? null : packageOf(changed(before, changes, { reading, on }));
  return {
    id: roster.id,
    kind: roster.kind,
    asOf: reading.asOf,
    on,
    members: [
      ...roster.members.map((member) => memberOf(member, dead)),
      ...changes.flatMap((change) => newIn(change, newcomers.named)),
    ],
    package: figuresOf(now),
    changes: changes.map(changeOf),
    assumed: assumedIn(reading, changes),
    after: then && figuresOf(then),
    differences: then ? comparePackages(now, then).map(differenceOf) : [],
  };
}

/** The package of a household as it is, for those who show only a part of it. */
export async function packageNow(reading: Reading, roster: Roster): Promise<HouseholdPackage> {
  return reading.packagesOn(reading.asOf)(await factsOf(reading, roster));
}

/** Members whom the officer may see have their rights told; others count where rules ask of everybody in a unit. */
async function factsOf(reading: Reading, roster: Roster): Promise<PackageHousehold> {
  const people = (await readAround(reading, roster.seen)).map((facts) => {
    const key = BigInt(String(facts['person_id']));
    return { key, id: personIdOf(key), facts };
  });
  const members = roster.seen.flatMap((seen) => people.filter(({ key }) => key === seen));
  const own = new Set(roster.seen);
  return {
    unit: roster.kind,
    key: BigInt(roster.id),
    members: members.map(({ id, facts }) => ({ id, facts })),
    around: people.filter(({ key }) => !own.has(key)).map(({ id, facts }) => ({ id, facts })),
  };
}

function changed(
  household: PackageHousehold,
  changes: readonly HouseholdChange[],
  { reading, on }: Readonly<{ reading: Reading; on: IsoDate }>,
): PackageHousehold {
  const settings = settingsOf(reading);
  const whatIf = settings?.whatIf;
  if (!settings || !whatIf) {
    throw problem('CONTENT_INVALID', {
      file: 'settings',
      where: 'whatIf',
      reason: 'nothing is said of changes',
    });
  }
  return changeHousehold(household, changes, { settings, whatIf, on });
}

function settingsOf({ country }: Reading): EntitlementSettings | undefined {
  return country.programmes[0]?.settings;
}

function lastDay(asOf: IsoDate, changes: readonly HouseholdChange[]): IsoDate {
  return changes.reduce(
    (last, change) => (change.kind === 'born' && change.on > last ? change.on : last),
    asOf,
  );
}

/** Who is kept back has no rights told, and is nobody to ask a change about. */
function memberOf(
  { id, ...member }: Roster['members'][number],
  dead: ReadonlySet<string>,
): PackageMemberAnswer {
  const shown = member.keptBack ? null : id;
  return { member: shown, ...member, is: 'member', died: shown !== null && dead.has(shown) };
}

/** Who is not in the household yet: a child that is asked about, or somebody who moves in. */
function newIn(
  change: HouseholdChange,
  named: ReadonlyMap<string, Pick<PackageMemberAnswer, 'name' | 'ageYears'>>,
): PackageMemberAnswer[] {
  if (change.kind === 'born')
    return [
      {
        member: change.id,
        name: null,
        keptBack: false,
        role: 'child',
        ageYears: 0,
        is: 'unborn',
        died: false,
      },
    ];
  if (change.kind !== 'joins') return [];
  const { name = null, ageYears = null } = named.get(change.member.id) ?? {};
  return [
    {
      member: change.member.id,
      name,
      keptBack: false,
      role: 'member',
      ageYears,
      is: 'newcomer',
      died: false,
    },
  ];
}

function changeOf(change: HouseholdChange): ChangeAnswer {
  const nothing = { on: null, satangAYear: null };
  switch (change.kind) {
    case 'born':
      return { ...nothing, kind: change.kind, member: change.id, on: change.on };
    case 'joins':
      return { ...nothing, kind: change.kind, member: change.member.id };
    case 'earns':
      return { ...nothing, kind: change.kind, member: change.person, satangAYear: Number(change.satang) };
    default:
      return { ...nothing, kind: change.kind, member: change.person };
  }
}

function assumedIn(reading: Reading, changes: readonly HouseholdChange[]): Text[] {
  const whatIf = settingsOf(reading)?.whatIf;
  if (!whatIf) return [];
  const parts = {
    born: whatIf.child,
    dies: whatIf.death,
    leaves: whatIf.moving,
    joins: whatIf.moving,
    earns: whatIf.earning,
  };
  return [...new Set(changes.map(({ kind }) => parts[kind].text))];
}
