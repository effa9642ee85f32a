import type { OnDay } from '../explain/index.ts';
import type { Programme } from '../language/index.ts';
import { bestCombination, type Choice, type Tie } from './best-combination.ts';
import type { PackageHousehold } from './neighbourhood.ts';
import type { MemberRight } from './right.ts';
import { prepareRights } from './rights.ts';
import { tiesBetween } from './ties-between.ts';
import { type Span, smaller } from './worth.ts';

/** Money that comes by the year, and money given once; the two are never added. In satang. */
export type Sums = Readonly<{ year: bigint; once: bigint }>;

/** Everything a household receives and could receive. */
export type HouseholdPackage = Readonly<{
  rights: readonly MemberRight[];
  /** The rights of the best lawful combination, by id. */
  best: ReadonlySet<string>;
  /** What rights of the best combination lose beside others of it. */
  reduced: ReadonlyMap<string, bigint>;
  totals: Readonly<{
    /** What rolls pay, lawful or not. */
    paid: Sums;
    /** The best that the law lets the household have of what it is paid. */
    lawfulNow: Sums;
    /** The same together with what is due and of which no register tells whether it is paid. */
    presumed: Sums;
    /** The best of all that members are entitled to. */
    best: Sums;
    /** What rights that cannot be told would be worth, if each turned out well. */
    open: Span;
    openOnce: Span;
  }>;
}>;

/** Gives the package of one household after another, by the rules of one day. */
export type PackageReader = (household: PackageHousehold) => HouseholdPackage;

/** Reads the rules of a day once and gives what works out packages by them. */
export function preparePackages(programmes: readonly Programme[], day: OnDay): PackageReader {
  const reader = prepareRights(programmes, day);
  return (household) => {
    const { rights, ties: claims, circleOf } = reader.read(household);
    const choosable = rights.filter(isChoosable);
    const between = tiesBetween(choosable, { rules: reader.rules, members: household.members, circleOf });
    const ties = [...between, ...claims, ...choosable.flatMap(needsOf)];
    const best = choose(choosable, ties, (right) => right.worth.least);
    const among = (standings: readonly MemberRight['standing'][]) =>
      choose(
        choosable.filter(({ standing }) => standings.includes(standing)),
        ties,
        keptOf,
      ).sums;
    const open = openRights(rights);
    return {
      rights,
      best: best.taken,
      reduced: best.reduced,
      totals: {
        paid: sumOf(rights.filter(({ standing }) => standing === 'gets').map(paidWorth)),
        lawfulNow: among(['gets']),
        presumed: among(['gets', 'untold']),
        best: best.sums,
        open: spanSum(open.filter(({ basis }) => basis === 'year')),
        openOnce: spanSum(open.filter(({ basis }) => basis === 'once')),
      },
    };
  };
}

/** What is due, and what is paid and has not been shown to be wrong. */
function isChoosable({ standing, explanation, restsOn }: MemberRight): boolean {
  if (restsOn.length > 0) return false;
  if (standing === 'gets') return explanation.answer !== 'not-eligible';
  return standing === 'could-get' || standing === 'untold';
}

function needsOf({ id, needs }: MemberRight): Tie[] {
  return needs.map((needed) => ({ between: [id, needed], rule: 'needs' }));
}

/** Of what is paid no more is counted than is due. */
function keptOf({ paid, worth }: MemberRight): bigint {
  return paid === null ? worth.least : smaller(paid, worth.least);
}

/** So much finer than a satang: a right without money is taken where it costs nothing, and decides nothing else. */
const GRAIN = 1_000_000n;

type Chosen = Readonly<{ taken: ReadonlySet<string>; reduced: ReadonlyMap<string, bigint>; sums: Sums }>;

function choose(
  rights: readonly MemberRight[],
  ties: readonly Tie[],
  worthOf: (right: MemberRight) => bigint,
): Chosen {
  const ordered = [...rights].sort((one, other) => one.needs.length - other.needs.length);
  const choices = ordered.map((right): Choice => ({ id: right.id, worth: worthOf(right) * GRAIN + 1n }));
  const there = new Set(choices.map(({ id }) => id));
  const grained = ties
    .filter(({ between: [one, other], rule }) => there.has(one) && (there.has(other) || rule === 'needs'))
    .map((tie): Tie => (tie.rule === 'reduces' ? { ...tie, loses: tie.loses * GRAIN } : tie));
  const taken = new Set(bestCombination(choices, grained).taken);
  const reduced = reductionsIn(taken, ties);
  const kept = ordered
    .filter(({ id }) => taken.has(id))
    .map((right) => ({ basis: right.basis, satang: worthOf(right) - (reduced.get(right.id) ?? 0n) }));
  return { taken, reduced, sums: sumOf(kept) };
}

function reductionsIn(taken: ReadonlySet<string>, ties: readonly Tie[]): Map<string, bigint> {
  const reduced = new Map<string, bigint>();
  for (const tie of ties) {
    const [id] = tie.between;
    if (tie.rule !== 'reduces' || !tie.between.every((end) => taken.has(end))) continue;
    reduced.set(id, (reduced.get(id) ?? 0n) + tie.loses);
  }
  return reduced;
}

type Counted = Readonly<{ basis: MemberRight['basis']; satang: bigint }>;

function paidWorth({ basis, paid }: MemberRight): Counted {
  return { basis, satang: paid ?? 0n };
}

function sumOf(parts: readonly Counted[]): Sums {
  const of = (basis: MemberRight['basis']) =>
    parts.reduce((sum, part) => (part.basis === basis ? sum + part.satang : sum), 0n);
  return { year: of('year'), once: of('once') };
}

/** The open rights of a household, the one right of a unit only once: with the member to whom it would be worth most. */
function openRights(rights: readonly MemberRight[]): MemberRight[] {
  const open = rights.filter(({ standing }) => standing === 'cannot-tell');
  const [own, shared] = [open.filter(({ shared }) => !shared?.key), open.filter(({ shared }) => shared?.key)];
  const units = Map.groupBy(shared, ({ programme, shared: at }) => `${programme.id} ${at?.key}`);
  return [...own, ...[...units.values()].flatMap((members) => members.toSorted(mostFirst).slice(0, 1))];
}

function mostFirst(one: MemberRight, other: MemberRight): number {
  const [left, right] = [one.worth.most, other.worth.most];
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  return left > right ? -1 : 1;
}

function spanSum(rights: readonly MemberRight[]): Span {
  return rights.reduce<Span>(
    (sum, { worth }) => ({
      least: sum.least + worth.least,
      most: sum.most === null || worth.most === null ? null : sum.most + worth.most,
    }),
    { least: 0n, most: 0n },
  );
}
