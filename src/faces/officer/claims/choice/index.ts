import type { ClaimStandingGroup } from '../../../../base/model/index.ts';
import type { ClaimsQuestion } from '../../../shared/index.ts';

/** How claims of a hospital stand, what it has to do something about first. */
export const STANDINGS = [
  'to-correct',
  'under-way',
  'refused',
  'approved',
  'paid',
  'withdrawn',
] as const satisfies readonly ClaimStandingGroup[];

/** Reads which claims of a hospital an address asks for; what is not understood is left out. */
export function readClaimsChoice(search: Record<string, unknown>): ClaimsQuestion {
  const { code, month, receipt } = search;
  const standing = STANDINGS.find((one) => one === search['standing']);
  return {
    ...(standing && { standing }),
    ...(typeof code === 'string' && /^[A-Z0-9]{1,12}$/.test(code) ? { code } : {}),
    ...(typeof month === 'string' && /^(\d{4}-(0[1-9]|1[0-2])|none)$/.test(month) ? { month } : {}),
    ...(typeof receipt === 'string' && /^[\w-]{1,40}$/.test(receipt) ? { receipt } : {}),
  };
}
