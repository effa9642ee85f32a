import type { ClaimsQuestion } from '../../../shared/index.ts';

const STANDINGS = ['under-way', 'to-correct', 'refused', 'approved', 'paid', 'withdrawn'] as const;

/** Reads which claims of a hospital an address asks for; what is not understood is left out. */
export function readClaimsChoice(search: Record<string, unknown>): ClaimsQuestion {
  const { code, month, receipt } = search;
  const standing = STANDINGS.find((one) => one === search['standing']);
  return {
    ...(standing && { standing }),
    ...(typeof code === 'string' && /^[A-Z0-9]{1,12}$/.test(code) ? { code } : {}),
    ...(typeof month === 'string' && /^(\d{4}-\d{2}|none)$/.test(month) ? { month } : {}),
    ...(typeof receipt === 'string' && receipt.length <= 40 ? { receipt } : {}),
  };
}
