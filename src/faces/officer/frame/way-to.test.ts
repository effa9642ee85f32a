import { expect, it } from 'vitest';
import { wayTo } from './way-to.ts';

const way = (here: string, ...[to, fromRegion]: readonly [string, string?]) =>
  wayTo(to, { here, fromRegion }).fromRegion;

it('remembers the region a province was opened from, as long as one stays in that province', () => {
  expect(way('R4-NORTH', '50')).toBe('R4-NORTH');
  expect(way('50', '5001', 'R4-NORTH')).toBe('R4-NORTH');
  expect(way('5001', '50', 'R4-NORTH')).toBe('R4-NORTH');
});

it('forgets it in another province, in the country, and where none was', () => {
  expect(way('50', '17', 'R4-NORTH')).toBeUndefined();
  expect(way('50', 'TH', 'R4-NORTH')).toBeUndefined();
  expect(way('50', 'R4-NORTH', 'R4-NORTH')).toBeUndefined();
  expect(way('TH', '50')).toBeUndefined();
  expect(way('', '50')).toBeUndefined();
});
