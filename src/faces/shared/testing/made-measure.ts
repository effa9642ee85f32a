import type { MeasureAnswer } from '../../../contract/index.ts';

/** Figures of an area that are told as they were counted. */
export const AS_COUNTED = { kind: 'none', within: 0, hidden: {}, hiddenInGroups: {} } as const;

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
