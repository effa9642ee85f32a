export { answers, openPairs, PAIR_COLUMNS, type RecordPair } from './pair-table.ts';
export { sampled, type TextPair, textPairs, withNulls } from './text-pairs.ts';
