export {
  collectEncodings,
  type EncodingBatch,
  type EncodingHeader,
  type Encodings,
  readEncodingLines,
  writeEncodingLines,
} from './exchange/index.ts';
export {
  type EncodedFiles,
  encodeFiles,
  type LinkedFiles,
  linkEncodingFiles,
  type PilotAnswer,
  pilotThreshold,
} from './files/index.ts';
export { type ClearRecord, encodeRecords, makeEncoder, piecesOf } from './filters/index.ts';
export { type PilotPair, type PilotThreshold, thresholdFromPilot } from './pilot/index.ts';
export {
  type EncodingKeys,
  type EncodingSettings,
  parseEncodingSettings,
  readEncodingKeys,
} from './project/index.ts';
export {
  assignOneToOne,
  type EncodedLink,
  type EncodedLinks,
  filtersOf,
  linkEncodings,
  makeDice,
} from './unit/index.ts';
