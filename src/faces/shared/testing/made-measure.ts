import type { MeasureAnswer } from '../../../contract/index.ts';

/** A measure for tests: people missing out, but for what a test says otherwise. */
export function madeMeasure(changes: Partial<MeasureAnswer> = {}): MeasureAnswer {
  return {
    id: 'missing_out',
    title: { th: '', en: '' },
    definition: { th: '', en: '' },
    unit: 'people',
    formula: null,
    quality: { verified: false, note: null },
    suppression: 'small-counts',
    publish: 'counts',
    publishByGroup: true,
    sources: [],
    layer: 'overview',
    programme: null,
    direction: 'more-is-worse',
    hasList: true,
    over: 'people',
    ...changes,
  };
}
