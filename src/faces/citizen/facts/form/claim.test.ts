import { expect, it } from 'vitest';
import { EMPTY_CLAIM, readClaim } from './claim.ts';

const claim = (text: string) => ({ ...EMPTY_CLAIM, text });

it('reads money in baht, numbers with commas, and dates in the Buddhist era', () => {
  expect(readClaim({ type: 'money' }, claim('12,500.50'))).toEqual({ value: '1250050' });
  expect(readClaim({ type: 'integer' }, claim('3'))).toEqual({ value: '3' });
  const date = { day: '7', month: '6', year: '2488' };
  expect(readClaim({ type: 'date' }, { ...EMPTY_CLAIM, date })).toEqual({ value: '1945-06-07' });
});

it('says what cannot be read, and lets somebody be unsure', () => {
  expect(readClaim({ type: 'money' }, claim('much'))).toEqual({ wrong: 'number' });
  expect(readClaim({ type: 'date' }, claim(''))).toEqual({ wrong: 'date' });
  expect(readClaim({ type: 'date' }, { ...EMPTY_CLAIM, isUnsure: true })).toEqual({ value: null });
  expect(readClaim({ type: 'boolean' }, claim(''))).toEqual({ value: null });
});
