import type { MyFactAnswer } from '../../../../contract/index.ts';
import { readTypedDate, type TypedDate } from '../../../shared/index.ts';

/** What somebody filled in: a text, a choice or an amount, a date in three boxes, or that they are not sure. */
export type Claim = Readonly<{ text: string; date: TypedDate; isUnsure: boolean }>;

export const EMPTY_CLAIM: Claim = { text: '', date: { day: '', month: '', year: '' }, isUnsure: false };

const SATANG_A_BAHT = 100;

/** The value as the API takes it; null is "not sure". Or what cannot be read. */
export function readClaim(
  { type }: Pick<MyFactAnswer, 'type'>,
  { text, date, isUnsure }: Claim,
): Readonly<{ value: string | null } | { wrong: 'date' | 'number' }> {
  if (isUnsure) return { value: null };
  if (type === 'date') {
    const read = readTypedDate(date);
    return 'date' in read ? { value: read.date } : { wrong: 'date' };
  }
  const written = text.trim();
  if (type === 'boolean') return { value: written || null };
  if (type !== 'money' && type !== 'integer') return { value: written || null };
  const number = Number(written.replaceAll(',', ''));
  if (written === '' || !Number.isFinite(number)) return { wrong: 'number' };
  return { value: String(type === 'money' ? Math.round(number * SATANG_A_BAHT) : Math.round(number)) };
}
