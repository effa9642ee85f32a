import { expect, it } from 'vitest';
import { Problem, sentenceOf } from '../../../base/errors/index.ts';
import { defineMeasure, type MeasureSettings } from './define-measure.ts';

const settings: MeasureSettings = {
  id: 'three-of-six',
  weightsSum: 6,
  dimensions: [
    { id: 'health', indicators: [{ id: 'food', weight: 3 }] },
    {
      id: 'living',
      indicators: [
        { id: 'water', weight: 2 },
        { id: 'light', weight: 1 },
      ],
    },
  ],
  identification: { kind: 'cut-off', k: 3 },
};

it('any deprivation makes poor by union, only all of them by intersection', () => {
  expect(defineMeasure({ ...settings, identification: { kind: 'union' } }).cutOff).toBe(1);
  expect(defineMeasure({ ...settings, identification: { kind: 'intersection' } }).cutOff).toBe(6);
});

it('bands lie below and at the cut-off', () => {
  const bands = { vulnerableFrom: 2, severeFrom: 5 };
  expect(defineMeasure({ ...settings, bands })).toMatchObject(bands);
});

it.each<[string, Partial<MeasureSettings>, string]>([
  ['weights that do not add up', { weightsSum: 7 }, 'MEASURE_WEIGHTS_DIFFER'],
  ['a cut-off of nothing', { identification: { kind: 'cut-off', k: 0 } }, 'MEASURE_CUT_OFF_OUT_OF_RANGE'],
  ['a cut-off above the sum', { identification: { kind: 'cut-off', k: 7 } }, 'MEASURE_CUT_OFF_OUT_OF_RANGE'],
  [
    'a cut-off between weights',
    { identification: { kind: 'cut-off', k: 2.5 } },
    'MEASURE_CUT_OFF_OUT_OF_RANGE',
  ],
  ['a vulnerable band of the poor', { bands: { vulnerableFrom: 3 } }, 'MEASURE_CUT_OFF_OUT_OF_RANGE'],
  ['a severe band of people not poor', { bands: { severeFrom: 2 } }, 'MEASURE_CUT_OFF_OUT_OF_RANGE'],
  ['no indicators', { dimensions: [] }, 'MEASURE_INDICATORS_OUT_OF_RANGE'],
  [
    'a dimension without indicators',
    { dimensions: [...settings.dimensions, { id: 'none', indicators: [] }] },
    'MEASURE_INDICATORS_OUT_OF_RANGE',
  ],
  ['a weight that is no whole number', weighing(1.5), 'MEASURE_WEIGHT_NOT_WHOLE'],
  ['a weight of nothing', weighing(0), 'MEASURE_WEIGHT_NOT_WHOLE'],
  [
    'an indicator that counts twice',
    { dimensions: settings.dimensions.map((one) => ({ ...one, indicators: [{ id: 'food', weight: 3 }] })) },
    'MEASURE_NAME_REPEATED',
  ],
])('%s is refused', (_what, change, code) => {
  const thrown = caught(() => defineMeasure({ ...settings, ...change }));
  expect(thrown).toMatchObject({ code });
  if (thrown instanceof Problem)
    expect(`${sentenceOf(thrown, 'th')} ${sentenceOf(thrown, 'en')}`).not.toContain('?');
});

function weighing(weight: number): Partial<MeasureSettings> {
  return { dimensions: [{ id: 'one', indicators: [{ id: 'food', weight }] }], weightsSum: weight };
}

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (thrown) {
    return thrown;
  }
}
