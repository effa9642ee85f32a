import type { Claim, ClaimContent } from '../../../base/claim/index.ts';
import type { Found } from './finding.ts';

const A_DAY_MS = 86_400_000;

/** Whether what was charged adds up, and fits the stay. */
export function* checkMoney(
  { charges, totals, items, service, kind }: Claim,
  { clinic }: ClaimContent,
): Generator<Found> {
  const { chargedSatang, paidSatang } = totals;
  const amounts = [...charges.map(({ satang }) => satang), chargedSatang, paidSatang];
  if (amounts.some((satang) => satang < 0) || (charges.length === 0 && chargedSatang <= 0))
    yield { check: 'charge-negative', file: 'CHA', field: 'AMOUNT' };
  else if (charges.length === 0) yield { check: 'total-without-items', file: 'CHA', field: 'AMOUNT' };
  else if (charges.reduce((sum, { satang }) => sum + satang, 0) !== chargedSatang)
    yield { check: 'charges-differ', file: 'CHT', field: 'TOTAL' };
  const roomDays = items
    .filter(({ type }) => clinic.roomItemTypes.includes(type))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  if (kind === 'IP' && service.from && service.to && roomDays > nightsOf(service.from, service.to))
    yield { check: 'room-longer-than-stay', file: 'ADP', field: 'QTY' };
}

/** A stay that ends on the day it began counts as one. */
function nightsOf(from: string, to: string): number {
  const dayOf = (moment: string) => Date.parse(moment.slice(0, 'YYYY-MM-DD'.length));
  return Math.max(1, (dayOf(to) - dayOf(from)) / A_DAY_MS);
}
