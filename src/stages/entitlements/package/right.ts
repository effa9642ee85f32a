import type { Circle } from '../evaluate.ts';
import type { Explanation } from '../explain/index.ts';
import type { FactDeclaration, Programme, RulesOnDay, UnitDeclaration } from '../language/index.ts';
import { type PackageMember, unitKey } from './neighbourhood.ts';
import { amountSpan, type Basis, basisOf, overAYear, type Span, spanOverAYear } from './worth.ts';

/**
 * How a right stands with a member. `gets`: the roll pays; `could-get`: entitled and not paid; `untold`: entitled, and no register
 * here tells whether it is paid; `held-by-other`: the one right of a unit, which somebody else of it holds.
 */
export type Standing = 'gets' | 'could-get' | 'untold' | 'cannot-tell' | 'held-by-other' | 'not-entitled';

/** A programme and how it stands with one member of a household. Money is satang over a year, or in one payment. */
export type MemberRight = Readonly<{
  id: string;
  member: string;
  programme: Programme;
  explanation: Explanation;
  standing: Standing;
  basis: Basis;
  /** The unit that has one such right, and which one of its kind. */
  shared: Readonly<{ unit: UnitDeclaration; key: string | null }> | null;
  /** What it is worth; where it cannot be told, what it would be worth if it turned out well. */
  worth: Span;
  /** What the roll pays; null when it pays nothing or no register tells. */
  paid: bigint | null;
  /** Rights that would have to be taken up before this one can be had. */
  needs: readonly string[];
  /** Rights that it is had by and that are themselves not due: it is not lawful for longer than they are left in place. */
  restsOn: readonly string[];
  missing: readonly FactDeclaration[];
}>;

/** What one programme is asked for one member. */
export type RightAsked = Readonly<{
  member: PackageMember;
  programme: Programme;
  rules: RulesOnDay | undefined;
  explanation: Explanation;
  circle: Circle;
}>;

/** The name of a right: whose, and to what. */
export function rightId(member: string, programme: string): string {
  return `${member} ${programme}`;
}

/** Reads how a right stands from its explanation and from what the roll pays. */
export function readRight(asked: RightAsked): MemberRight {
  const { member, programme, explanation } = asked;
  const worth = worthOf(asked);
  const paid = paidOf(asked, worth);
  const standing = standingOf(asked, paid);
  return {
    id: rightId(member.id, programme.id),
    member: member.id,
    programme,
    explanation,
    standing,
    basis: basisOf(programme.period),
    shared: sharedIn(asked),
    worth,
    paid: paid === 'untold' ? null : paid,
    needs: [],
    restsOn: [],
    missing: declared(programme, explanation.missing),
  };
}

function declared({ settings }: Programme, names: readonly string[]): FactDeclaration[] {
  return names.map((name) => {
    const unit = settings.units.find(({ fact }) => fact === name);
    const known = settings.facts.find(({ fact }) => fact === name);
    return known ?? { fact: name, type: 'text', label: unit?.title ?? { th: name, en: name } };
  });
}

function sharedIn({ member, programme }: RightAsked): MemberRight['shared'] {
  const unit = programme.settings.units.find(({ id }) => id === programme.sharedBy);
  return unit ? { unit, key: unitKey(member.facts, unit.fact) } : null;
}

const NOTHING: Span = { least: 0n, most: 0n };

function worthOf({ member, programme, rules, explanation, circle }: RightAsked): Span {
  const { answer, amountSatang, holder } = explanation;
  if (answer === 'not-eligible' || !rules?.amount) return NOTHING;
  if (answer === 'eligible' && amountSatang !== null) {
    const satang = overAYear(programme.period, BigInt(amountSatang));
    return { least: satang, most: satang };
  }
  const span = amountSpan(rules.amount.pays, { facts: member.facts, circle });
  const year = spanOverAYear(programme.period, span);
  // Where it cannot be told whose the right of the unit is, it may be another's.
  return holder?.isHolder === null ? { ...year, least: 0n } : year;
}

/** What the roll pays; to the holder of a unit's one right, what it pays to all of the unit together. */
function paidOf(asked: RightAsked, worth: Span): bigint | 'untold' | null {
  const { programme, member, circle, explanation } = asked;
  const { paidFact, sharedBy, period } = programme;
  if (paidFact === undefined) return 'untold';
  const unit = explanation.holder?.isHolder && sharedBy !== undefined ? circle[sharedBy] : undefined;
  const people = unit ?? [member.facts];
  const values = people.map((facts) => facts[paidFact] ?? null);
  if (values.includes(true)) return worth.least;
  const amounts = values.flatMap((value) =>
    typeof value === 'bigint' || typeof value === 'number' ? [BigInt(value)] : [],
  );
  const sum = amounts.reduce((total, amount) => total + amount, 0n);
  if (sum > 0n) return overAYear(period, sum);
  return values.every((value) => value === null) ? 'untold' : null;
}

function standingOf({ explanation }: RightAsked, paid: bigint | 'untold' | null): Standing {
  const { answer, holder } = explanation;
  if (answer === 'eligible' && holder?.isHolder === false) return 'held-by-other';
  if (paid !== null && paid !== 'untold') return 'gets';
  if (answer === 'not-eligible') return 'not-entitled';
  if (answer === 'cannot-tell' || holder?.isHolder === null) return 'cannot-tell';
  return paid === 'untold' ? 'untold' : 'could-get';
}
