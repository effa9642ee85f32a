import type { Text } from '../../../base/model/index.ts';
import { type Facts, prepareEvaluate } from '../evaluate.ts';
import { eligibility, type RulesOnDay } from '../language/index.ts';
import type { Known } from './explained.ts';

/** Whose the one right of a unit is; another holder is never named. */
export type ExplainedHolder = Readonly<{
  unit: string;
  title: Text;
  /** Null: no register tells of such a unit of the person. */
  members: number | null;
  eligibleMembers: number | null;
  /** Null: it cannot be told whose the right is. */
  isHolder: boolean | null;
  text: Text;
}>;

/** Tells who holds the unit's right, for somebody who is eligible. */
export type HolderTeller = (known: Known) => ExplainedHolder;

/**
 * Prepares who holds the one right of a unit: of the members who are eligible the one born first, then the one of the smallest
 * number. Nothing for a programme whose right is each person's own.
 */
export function prepareHolder(rules: RulesOnDay): HolderTeller | null {
  const { programme } = rules;
  const unit = programme.settings.units.find(({ id }) => id === programme.sharedBy);
  if (!unit) return null;
  const isEligible = prepareEvaluate(eligibility(rules));
  const birth = programme.settings.birth.date;
  const words = wordsOf(unit.title);
  return (known) => {
    const { facts, circle } = known;
    const members = circle?.[unit.id];
    const head = { unit: unit.id, title: unit.title };
    if (!members)
      return { ...head, members: null, eligibleMembers: null, isHolder: null, text: words.unknown };
    const own = { [unit.id]: members };
    const circleOf = (member: Facts) => {
      if (member === facts) return circle;
      return known.circleOf?.(member) ?? own;
    };
    const eligible = members.filter((member) => isEligible(member, circleOf(member)) === true);
    const first = eligible.toSorted((one, other) => order(one, other, birth))[0];
    const isHolder = first === undefined || order(facts, first, birth) <= 0;
    return {
      ...head,
      members: members.length,
      eligibleMembers: eligible.length,
      isHolder,
      text: isHolder ? words.own : words.others,
    };
  };
}

/** Somebody whose birth date is not known comes after those whose is. */
function order(one: Facts, other: Facts, birth: string): number {
  const born = (facts: Facts) => String(facts[birth] ?? '9999-99-99');
  const [first, second] = [born(one), born(other)];
  if (first !== second) return first < second ? -1 : 1;
  const [left, right] = [numberOf(one), numberOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function numberOf({ person_id: id }: Facts): bigint {
  return typeof id === 'bigint' || typeof id === 'number' ? BigInt(id) : 0n;
}

function wordsOf(unit: Text) {
  return {
    own: {
      th: `สิทธิมีหนึ่งเดียวต่อ${unit.th} และบุคคลนี้เป็นผู้ถือสิทธิ`,
      en: `There is one right for each ${unit.en}, and this person holds it.`,
    },
    others: {
      th: `สิทธิของ${unit.th}นี้มีสมาชิกอีกคนเป็นผู้ถืออยู่แล้ว`,
      en: `The right of the ${unit.en} is held by another member.`,
    },
    unknown: {
      th: `สิทธิมีหนึ่งเดียวต่อ${unit.th} แต่ไม่มีทะเบียนใดบอก${unit.th}ของบุคคลนี้ จึงบอกไม่ได้ว่าใครถือสิทธิ`,
      en: `There is one right for each ${unit.en}; no register tells of this person's, so it cannot be told who holds it.`,
    },
  };
}
