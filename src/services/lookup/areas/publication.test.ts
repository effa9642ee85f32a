import { expect, it } from 'vitest';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { withRates } from '../../../base/disclosure/index.ts';
import type { Country } from '../../../country.ts';
import type { MeasureSettings } from '../../../stages/areas/index.ts';
import { allMeasures } from './all-measures.ts';
import { publicationOf } from './publication.ts';

const thailand = loadThailand();
const [base] = thailand.measures.measures;

function withMeasures(measures: MeasureSettings['measures']): Country {
  return { ...thailand, measures: { ...thailand.measures, measures, perProgramme: [] } };
}

function measure(id: string, counts: MeasureSettings['measures'][number]['counts']) {
  if (!base) throw new RangeError('there is no measure');
  return { ...base, id, over: null, counts };
}

/** The three figures of an index whose weights add up to 12, from whole numbers that are counted. */
const INDEX = withMeasures([
  measure('judged', { kind: 'judged', set: 'index' }),
  measure('poor', { kind: 'poor-by', set: 'index' }),
  measure('score', { kind: 'score', set: 'index', among: 'poor' }),
  measure('h', {
    kind: 'ratio',
    numerator: 'poor',
    denominator: 'judged',
    numeratorTimes: 1,
    denominatorTimes: 1,
  }),
  measure('a', {
    kind: 'ratio',
    numerator: 'score',
    denominator: 'poor',
    numeratorTimes: 1,
    denominatorTimes: 12,
  }),
  measure('m0', {
    kind: 'ratio',
    numerator: 'score',
    denominator: 'judged',
    numeratorTimes: 1,
    denominatorTimes: 12,
  }),
]);

const ratesOf = (figures: Readonly<Record<string, number>>) => withRates(figures, publicationOf(INDEX).rates);

it('works ratios out where they are read, so that the adjusted headcount is headcount times intensity', () => {
  const { h = 0, a = 0, m0 = 0 } = ratesOf({ judged: 200, poor: 50, score: 300 });
  expect([h, a, m0]).toEqual([0.25, 0.5, 0.125]);
  expect(h * a).toBe(m0);
});

it('knows no ratio to nothing, and none of what is not known', () => {
  expect(ratesOf({ judged: 200, poor: 0, score: 0 })).toEqual({
    judged: 200,
    poor: 0,
    score: 0,
    h: 0,
    m0: 0,
  });
  expect(ratesOf({ judged: 200 })).toEqual({ judged: 200 });
});

it('refuses a ratio of what is not counted', () => {
  const wrong = withMeasures([
    measure('h', {
      kind: 'ratio',
      numerator: 'poor',
      denominator: 'h',
      numeratorTimes: 1,
      denominatorTimes: 1,
    }),
  ]);
  expect(() => allMeasures(wrong)).toThrow(expect.objectContaining({ code: 'CONTENT_INVALID' }));
});
