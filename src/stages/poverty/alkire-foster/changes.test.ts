import { expect, it } from 'vitest';
import { changeOver } from './changes.ts';

it('says a change in all four ways, with the error of two independent waves', () => {
  const change = changeOver(
    { year: 2017, value: 0.2, standardError: 0.03 },
    { year: 2019, value: 0.05, standardError: 0.04 },
  );
  expect(change.absolute).toBeCloseTo(-0.15, 12);
  expect(change.annualised).toBeCloseTo(-0.075, 12);
  expect(change.relative).toBeCloseTo(-0.75, 12);
  expect(change.annualisedRelative).toBeCloseTo(-0.5, 12);
  expect(change.standardError).toBeCloseTo(0.05, 12);
  expect(change.annualisedStandardError).toBeCloseTo(0.025, 12);
});

it('claims no relative change from nothing, and no error where a wave has none', () => {
  const change = changeOver(
    { year: 1, value: 0, standardError: null },
    { year: 2, value: 0.1, standardError: 0.1 },
  );
  expect(change).toMatchObject({ relative: null, annualisedRelative: null, standardError: null });
});

it('refuses waves in the wrong order', () => {
  expect(() => changeOver({ year: 2, value: 1 }, { year: 2, value: 1 })).toThrow(RangeError);
});
