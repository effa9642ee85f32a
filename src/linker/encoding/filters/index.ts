export { encodeRecords } from './encode-records.ts';
export { type ClearRecord, type Encoder, makeEncoder } from './encoder.ts';
export { piecesOf } from './pieces.ts';
