import type { ClaimStandingGroup } from '../../../../base/model/index.ts';
import type { MonthMoneyAnswer } from '../../../../contract/index.ts';

/** The columns of money: every claim that asks for money is in one of them. */
const STANDINGS: readonly ClaimStandingGroup[] = ['under-way', 'to-correct', 'refused', 'approved', 'paid'];

/** Money of some months: what stands in each column, and what payers took off. The columns and what was taken off are all that was claimed. */
export type MoneySums = Readonly<{
  claimed: number;
  claims: number;
  parts: readonly Readonly<{ standing: ClaimStandingGroup; claims: number; satang: number }>[];
  /** Approved or paid, as payers decided. */
  approved: number;
  paid: number;
  cut: number;
}>;

/** Adds months up; what the hospital does not claim is in no sum. */
export function sumOfMonths(months: readonly MonthMoneyAnswer[]): MoneySums {
  const parts = STANDINGS.map((standing) => {
    const figures = months.flatMap((month) => month.figures.filter((one) => one.standing === standing));
    const sum = (of: (figure: (typeof figures)[number]) => number) =>
      figures.reduce((total, figure) => total + of(figure), 0);
    const claimed = sum(({ claimedSatang }) => claimedSatang);
    const approved = sum(({ approvedSatang }) => approvedSatang);
    const paid = sum(({ paidSatang }) => paidSatang);
    const satang = standing === 'approved' ? approved : standing === 'paid' ? paid : claimed;
    return { standing, claims: sum(({ claims }) => claims), satang, claimed, paid };
  });
  const add = (of: (part: (typeof parts)[number]) => number) =>
    parts.reduce((sum, part) => sum + of(part), 0);
  const claimed = add((part) => part.claimed);
  const decided = parts.filter(({ standing }) => standing === 'approved' || standing === 'paid');
  return {
    claimed,
    claims: add(({ claims }) => claims),
    parts: parts.map(({ standing, claims, satang }) => ({ standing, claims, satang })),
    approved: decided.reduce((sum, { satang }) => sum + satang, 0),
    paid: add((part) => part.paid),
    cut: claimed - add(({ satang }) => satang),
  };
}
