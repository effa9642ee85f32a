import type { IsoDate } from '../../../../base/model/index.ts';
import type { Facts } from '../../evaluate.ts';
import type { EntitlementSettings, WhatIf } from '../../language/index.ts';
import { everybodyIn, type PackageHousehold, unitKey } from '../neighbourhood.ts';
import { extrasIn, type HouseholdChange } from './household-change.ts';

/** A household before and after its members changed, with what was said of incomes. */
export type Changed = Readonly<{
  before: PackageHousehold;
  after: PackageHousehold;
  changes: readonly HouseholdChange[];
}>;

type Setting = Readonly<{ settings: EntitlementSettings; whatIf: WhatIf; on: IsoDate }>;
type Mean = WhatIf['earning']['means'][number];
type People = ReadonlyMap<string, Facts>;

type Work = Setting & Readonly<{ before: People; after: People; extras: ReadonlyMap<string, bigint> }>;

/**
 * Writes the incomes of everybody after a change: what somebody earns more, what a newcomer brings into a mean and what
 * whoever is gone takes out of it. Somebody whose income is not known, coming or going, leaves the mean not known.
 */
export function spreadIncomes({ before, after, changes }: Changed, setting: Setting): PackageHousehold {
  const work: Work = {
    ...setting,
    before: peopleOf(before),
    after: peopleOf(after),
    extras: extrasIn(changes),
  };
  const rewrite = <One extends Readonly<{ id: string; facts: Facts }>>(one: One): One => {
    const told = { ...ownFacts(one.id, one.facts, work), ...meansOf(one.id, work) };
    return Object.keys(told).length === 0 ? one : { ...one, facts: { ...one.facts, ...told } };
  };
  return { ...after, members: after.members.map(rewrite), around: after.around.map(rewrite) };
}

function peopleOf(household: PackageHousehold): People {
  return new Map(everybodyIn(household).map(({ id, facts }) => [id, facts]));
}

function ownFacts(id: string, facts: Facts, work: Work): Record<string, bigint> {
  const { own, atLeast, atMost } = work.whatIf.earning;
  const extra = work.extras.get(id) ?? 0n;
  const most = atMost.map(
    ({ fact, unit }) => [fact, moneyIn(facts, fact), extraIn(unit, facts, work)] as const,
  );
  const changed = [
    ...own.map((fact) => [fact, moneyIn(facts, fact), extra] as const),
    ...atLeast.map((fact) => [fact, moneyIn(facts, fact) ?? (extra > 0n ? 0n : null), extra] as const),
    ...most,
  ];
  return Object.fromEntries(
    changed.flatMap(([fact, value, more]) =>
      more === 0n || value === null ? [] : [[fact, notBelowNothing(value + more)]],
    ),
  );
}

function extraIn(unitId: string, facts: Facts, work: Work): bigint {
  const fact = unitFact(unitId, work);
  const key = unitKey(facts, fact);
  if (key === null) return 0n;
  const people = [...work.after].filter(([, one]) => unitKey(one, fact) === key);
  return people.reduce((sum, [id]) => sum + (work.extras.get(id) ?? 0n), 0n);
}

/** The means of somebody that are otherwise than before. */
function meansOf(id: string, work: Work): Record<string, bigint | null> {
  return Object.fromEntries(
    work.whatIf.earning.means.flatMap((mean) => {
      const now = newMean(id, mean, work);
      return now === undefined ? [] : [[mean.fact, now]];
    }),
  );
}

/** Nothing when the mean stays as it is. */
function newMean(id: string, mean: Mean, work: Work): bigint | null | undefined {
  const facts = work.after.get(id);
  if (!facts) return undefined;
  for (const over of mean.over) {
    const fact = unitFact(over.unit, work);
    const key = unitKey(facts, fact);
    const spread = key === null ? undefined : spreadOf({ id, mean, over, fact, key }, work);
    if (spread !== undefined) return spread === 'same' ? undefined : spread;
  }
  return undefined;
}

type Spread = Readonly<{ id: string; mean: Mean; over: Mean['over'][number]; fact: string; key: string }>;

/** The mean of one unit after the change; nothing when this person's mean is not spread over it. */
function spreadOf({ id, mean, over, fact, key }: Spread, work: Work): bigint | null | 'same' | undefined {
  const isIn = ([, facts]: readonly [string, Facts]) => unitKey(facts, fact) === key;
  const [before, after] = [[...work.before].filter(isIn), [...work.after].filter(isIn)];
  const counted = before.filter(([, facts]) => isSpreadOver(facts, mean, { over, work }));
  const self = counted.find(([one]) => one === id);
  const wasThere = before.some(([one]) => one === id);
  const donor =
    self ?? (wasThere ? undefined : counted.find(([, facts]) => moneyIn(facts, mean.fact) !== null));
  const value = donor && moneyIn(donor[1], mean.fact);
  if (value === undefined || value === null) return undefined;
  const change = incomeChange({ before, after }, work);
  const isSame = change === 0n && before.length === after.length;
  if (isSame) return wasThere ? 'same' : value;
  if (change === null) return null;
  return notBelowNothing(value * BigInt(before.length) + change) / BigInt(after.length);
}

/** Whether somebody's mean is that of this unit: the first of the units it can be spread over that fits. */
function isSpreadOver(
  facts: Facts,
  mean: Mean,
  { over, work }: Readonly<{ over: Mean['over'][number]; work: Work }>,
): boolean {
  const fits = mean.over.find(({ unit, whenKnown }) => {
    const isKnown = whenKnown === undefined || (facts[whenKnown] ?? null) !== null;
    return isKnown && unitKey(facts, unitFact(unit, work)) !== null;
  });
  return fits?.unit === over.unit;
}

type Members = readonly (readonly [string, Facts])[];

/** What a unit earns more than before; null when somebody came or went of whose income nothing is known. */
function incomeChange(
  { before, after }: Readonly<{ before: Members; after: Members }>,
  work: Work,
): bigint | null {
  const stayed = new Set(after.map(([id]) => id).filter((id) => before.some(([one]) => one === id)));
  const gone = before.filter(([id]) => !stayed.has(id)).map(([, facts]) => incomeOf(facts, work));
  const come = after.filter(([id]) => !stayed.has(id)).map(([, facts]) => incomeOf(facts, work));
  const extra = after.reduce((sum, [id]) => sum + (work.extras.get(id) ?? 0n), 0n);
  return [...come, ...gone.map((income) => income && -income)].reduce<bigint | null>(
    (sum, income) => (sum === null || income === null ? null : sum + income),
    extra,
  );
}

/** What somebody earns in a year by what is known; the young of whom nothing is known are taken to earn nothing. */
function incomeOf(facts: Facts, { whatIf, settings, on }: Work): bigint | null {
  const { own, nothingUnderYears } = whatIf.earning;
  for (const fact of own) {
    const known = moneyIn(facts, fact);
    if (known !== null) return known;
  }
  const born = facts[settings.birth.date];
  if (typeof born !== 'string') return null;
  const grown = `${String(Number(born.slice(0, 4)) + nothingUnderYears).padStart(4, '0')}${born.slice(4)}`;
  return on < grown ? 0n : null;
}

function unitFact(unit: string, { settings }: Work): string {
  return settings.units.find(({ id }) => id === unit)?.fact ?? '';
}

function moneyIn(facts: Facts, fact: string): bigint | null {
  const value = facts[fact];
  return typeof value === 'bigint' || typeof value === 'number' ? BigInt(value) : null;
}

function notBelowNothing(satang: bigint): bigint {
  return satang < 0n ? 0n : satang;
}
