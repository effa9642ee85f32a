import type { Words } from '../../shared/index.ts';

/** Money with its sign, also when it is more. */
export function signedBaht(satang: number, { formats }: Words): string {
  const sign = satang > 0 ? '+' : satang < 0 ? '−' : '';
  return `${sign}${formats.baht(Math.abs(satang))}`;
}
