import { type Circle, type Facts, prepareEvaluate } from '../evaluate.ts';
import type { RulesOnDay } from '../language/index.ts';
import type { Tie } from './best-combination.ts';
import type { PackageMember } from './neighbourhood.ts';
import type { MemberRight } from './right.ts';
import { overAYear, smaller } from './worth.ts';

/** What the law of a day says of rights that meet in one household. */
export type TiesAsked = Readonly<{
  rules: ReadonlyMap<string, RulesOnDay>;
  members: readonly PackageMember[];
  circleOf: (person: Facts) => Circle;
}>;

/**
 * Which of these rights may not stand together, and which are less beside another. Rights meet when they are one member's, or
 * when one unit has them both.
 */
export function tiesBetween(rights: readonly MemberRight[], asked: TiesAsked): Tie[] {
  return rights.flatMap((right) =>
    rights.flatMap((other) =>
      right.id !== other.id && meet(right, other) ? tieOf(right, other, asked) : [],
    ),
  );
}

function meet(right: MemberRight, other: MemberRight): boolean {
  if (right.member === other.member) return true;
  if (!right.shared || !other.shared || right.shared.key === null) return false;
  return right.shared.unit.id === other.shared.unit.id && right.shared.key === other.shared.key;
}

function tieOf(right: MemberRight, other: MemberRight, { rules, members, circleOf }: TiesAsked): Tie[] {
  const between = [right.id, other.id] as const;
  const stacking = rules.get(right.programme.id)?.stacking ?? [];
  return stacking
    .filter((one) => one.with.id === other.programme.id)
    .flatMap(({ rule, by }): Tie[] => {
      if (rule === 'may-not') return [{ between, rule }];
      const facts = members.find(({ id }) => id === right.member)?.facts;
      if (rule === 'may' || !by || !facts) return [];
      const less = prepareEvaluate(by)(facts, circleOf(facts));
      // How much less is not known: then nothing of it can be counted on.
      if (less === null) return [{ between, rule: 'reduces', loses: right.worth.least }];
      const loses = overAYear(right.programme.period, BigInt(less));
      return [{ between, rule: 'reduces', loses: smaller(loses, right.worth.least) }];
    });
}
