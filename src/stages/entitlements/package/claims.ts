import { childrenOf, type Expression, type Programme, type RulesOnDay } from '../language/index.ts';
import type { PackageHousehold } from './neighbourhood.ts';
import type { MemberRight } from './right.ts';

/** Programmes that rules ask about as paid ("holds the card"), and whose roll says yes or no: taking one up opens others. */
export type Claimable = Readonly<{
  programmes: ReadonlySet<string>;
  /** Which of them the rules of a programme ask about. */
  askedBy: (programme: string) => ReadonlySet<string>;
}>;

/** Reads which programmes open others. */
export function readClaimable(
  programmes: readonly Programme[],
  rules: ReadonlyMap<string, RulesOnDay>,
): Claimable {
  const asked = new Map([...rules].map(([id, one]) => [id, new Set(rulesOf(one).flatMap(paidAsked))]));
  const everyAsked = new Set([...asked.values()].flatMap((ids) => [...ids]));
  const claimable = programmes.filter(({ id, paidFact, settings }) => {
    const fact = settings.facts.find((known) => known.fact === paidFact);
    return everyAsked.has(id) && fact?.type === 'boolean';
  });
  return {
    programmes: new Set(claimable.map(({ id }) => id)),
    askedBy: (programme) => asked.get(programme) ?? new Set(),
  };
}

function rulesOf({ conditions, exceptions, amount }: RulesOnDay): Expression[] {
  return [...[...conditions, ...exceptions].map(({ when }) => when), ...(amount ? [amount.pays] : [])];
}

function paidAsked(expression: Expression): string[] {
  const own = expression.kind === 'receives' && expression.as === 'paid' ? [expression.programme.id] : [];
  return [...own, ...childrenOf(expression).flatMap(paidAsked)];
}

/** A household in which each of these rights is taken up, or given up. */
export function withRolls(
  household: PackageHousehold,
  rights: readonly MemberRight[],
  { paid }: Readonly<{ paid: boolean }>,
): PackageHousehold {
  const members = household.members.map((member) => {
    const facts = rights.flatMap(({ member: whose, programme: { paidFact } }) =>
      whose === member.id && paidFact !== undefined ? [[paidFact, paid] as const] : [],
    );
    return facts.length === 0
      ? member
      : { ...member, facts: { ...member.facts, ...Object.fromEntries(facts) } };
  });
  return { ...household, members };
}
