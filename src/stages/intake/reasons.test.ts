import { expect, it } from 'vitest';
import { explainReason, numberOfReason, REASON_CODES } from './reasons.ts';

it('every reason has a sentence in both languages', () => {
  for (const code of REASON_CODES) {
    expect(explainReason(code, 'th')).toMatch(/[ก-๛]$/);
    expect(explainReason(code, 'en')).toMatch(/\.$/);
  }
  expect(explainReason('NO_SUCH_CODE', 'en')).toBeUndefined();
});

it('a reason’s number leads back to it', () => {
  expect(REASON_CODES[numberOfReason('KEY_DUPLICATE') - 1]).toBe('KEY_DUPLICATE');
});
