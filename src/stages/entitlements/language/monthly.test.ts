import { expect, test } from 'vitest';
import { monthly } from './monthly.ts';

test('an amount of a longer period is its part a month, down to the satang', () => {
  expect(monthly('month', 60_000n)).toBe(60_000n);
  expect(monthly('quarter', 8_000n)).toBe(2_666n);
  expect(monthly('semester', 50_000n)).toBe(8_333n);
  expect(monthly('year', 300_000n)).toBe(25_000n);
});

test('what is given once, and a service, are nothing a month', () => {
  expect(monthly('once', 300_000n)).toBeNull();
  expect(monthly('service', 0n)).toBeNull();
});
