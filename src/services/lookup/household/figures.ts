import type {
  HouseholdPackage,
  MemberRight,
  Reason,
  RightChange,
  Span,
  Sums,
} from '../../../stages/entitlements/index.ts';

/** A package as pages and scripts show it; money is satang over a year, or in one payment where the basis is `once`. */
export type PackageFigures = ReturnType<typeof figuresOf>;

/** Writes a package down: what there is no right to is left out, for a household has very many of those. */
export function figuresOf(found: HouseholdPackage) {
  const { paid, lawfulNow, presumed, best, open, openOnce } = found.totals;
  return {
    totals: {
      paid: sums(paid),
      lawfulNow: sums(lawfulNow),
      untold: sums(less(presumed, lawfulNow)),
      best: sums(best),
      more: sums(less(best, presumed)),
      open: { aYear: spanOf(open), once: spanOf(openOnce) },
    },
    rights: found.rights
      .filter(({ standing }) => standing !== 'not-entitled' && standing !== 'held-by-other')
      .map((right) => rightOf(right, found)),
  };
}

function less(whole: Sums, part: Sums): Sums {
  return { year: whole.year - part.year, once: whole.once - part.once };
}

function sums({ year, once }: Sums) {
  return { satangAYear: Number(year), satangOnce: Number(once) };
}

function spanOf({ least, most }: Span) {
  return { leastSatang: Number(least), mostSatang: most === null ? null : Number(most) };
}

function rightOf(right: MemberRight, { best, reduced, rights }: HouseholdPackage) {
  const { programme, explanation, shared } = right;
  return {
    member: right.member,
    ...titleOf(right),
    period: programme.period,
    standing: right.standing,
    answer: explanation.answer,
    inBest: best.has(right.id),
    paidSatang: right.paid === null ? null : Number(right.paid),
    worth: spanOf(right.worth),
    /** What it loses beside other rights of the best combination. */
    lessSatang: Number(reduced.get(right.id) ?? 0n),
    sharedBy: shared && { unit: shared.unit.id, title: shared.unit.title },
    needs: rights
      .filter(({ id }) => [...right.needs, ...right.restsOn].includes(id))
      .map((needed) => ({
        member: needed.member,
        programme: needed.programme.id,
        title: needed.programme.title,
      })),
    missing: right.missing.map(({ fact, label }) => ({ fact, label })),
    /** Why a right that one could have is not in the best combination, or is less in it. */
    stacking: explanation.stacking
      .filter(({ rule, with: other }) => rule !== 'may' && best.has(`${right.member} ${other.id}`))
      .map(({ with: other, rule, text }) => ({ with: other.id, title: other.title, rule, text })),
    notChecked: [...explanation.notChecked],
    verified: explanation.verified,
  };
}

function titleOf({ programme, basis }: Pick<MemberRight, 'programme' | 'basis'>) {
  return { programme: programme.id, title: programme.title, basis };
}

/** What a change gives or takes of one right. */
export function differenceOf(change: RightChange) {
  return {
    member: change.member,
    ...titleOf(change),
    kind: change.kind,
    before: change.before,
    after: change.after,
    beforeSatang: Number(change.beforeSatang),
    afterSatang: Number(change.afterSatang),
    differenceSatang: Number(change.afterSatang - change.beforeSatang),
    why: change.why.map(reasonOf),
  };
}

const NO_CONDITION = { condition: null, text: null, before: null, after: null } as const;

function reasonOf(reason: Reason) {
  if (reason.kind !== 'condition') return { kind: reason.kind, ...NO_CONDITION };
  const { kind, id, text, before, after } = reason;
  return { kind, condition: id, text, before, after };
}
