export { summedSums, sumsTable, villageSums } from './contributions.ts';
export { recordKey, recordKeyHalves } from './record-keys.ts';
export { smallRests } from './small-rests.ts';
