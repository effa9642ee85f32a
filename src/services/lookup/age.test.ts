import { expect, it } from 'vitest';
import { ageOn } from './age.ts';

it.each([
  ['1966-09-30', '2026-09-29', 59],
  ['1966-09-30', '2026-09-30', 60],
  ['1966-09-30', '2026-10-01', 60],
  ['2024-02-29', '2025-02-28', 0],
  ['2024-02-29', '2025-03-01', 1],
  ['2026-09-30', '2026-09-30', 0],
])('who was born on %s is on %s %i years old', (birth, day, years) => {
  expect(ageOn(birth, day)).toBe(years);
});
