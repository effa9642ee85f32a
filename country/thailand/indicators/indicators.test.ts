import { expect, it } from 'vitest';
import { Problem } from '../../../src/base/errors/index.ts';
import { indicatorSetSchema } from '../../../src/stages/poverty/index.ts';
import { parseYaml } from '../yaml.ts';
import { loadIndicators } from './index.ts';

const set = loadIndicators();

it('counts 17 of the 31 indicators in five dimensions, each once', () => {
  const counted = set.dimensions.flatMap((dimension) => dimension.indicators);
  expect(set.indicators.map((indicator) => indicator.number)).toEqual(
    Array.from({ length: 31 }, (_, at) => at + 1),
  );
  expect(set.dimensions.map((dimension) => dimension.id)).toEqual([
    'health',
    'living',
    'education',
    'income',
    'access',
  ]);
  expect([...new Set(counted)]).toHaveLength(17);
  expect(counted).toHaveLength(17);
});

it('reads each indicator from its own column', () => {
  expect(new Set(set.indicators.map((indicator) => indicator.column)).size).toBe(31);
});

it('refuses a dimension with an indicator that is not in the list', () => {
  const [health, ...others] = set.dimensions;
  expect(refusal({ ...set, dimensions: [{ ...health, indicators: [1, 44] }, ...others] })).toContain(
    'indicator 44',
  );
});

it('refuses an indicator that counts in two dimensions', () => {
  const [health, living, ...others] = set.dimensions;
  const twice = [health, { ...living, indicators: [8, 7] }, ...others];
  expect(refusal({ ...set, dimensions: twice })).toContain('indicator 7 counts in two dimensions');
});

it('refuses an income line that belongs to no indicator', () => {
  expect(refusal({ ...set, income: { ...set.income, indicator: 32 } })).toContain('indicator 32');
});

function refusal(content: unknown): string {
  try {
    parseYaml(JSON.stringify(content), 'indicators/broken.yaml', indicatorSetSchema);
    return 'nothing was refused';
  } catch (thrown) {
    return thrown instanceof Problem && thrown.code === 'CONTENT_INVALID' ? thrown.message : String(thrown);
  }
}
